package org.stegvis.server.plan;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.regime.RegimeSentence;
import org.stegvis.report.picture.TrialPicture;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.page.Words;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialsetup.PublishedProtocol;

/// The protocol of a trial, for everybody who works in it: the picture, the regimes, the visits, the versions.
@Controller
class PlanPage {
    private static final int MOST_REGIMES = 40;

    private final TrialPages trialPages;

    PlanPage(TrialPages trialPages) {
        this.trialPages = trialPages;
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/protocol")
    View show(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "protocol");
        Protocol protocol = in.protocol();
        TrialPicture picture = TrialPicture.of(protocol, in.language());
        BigInteger count = EmbeddedRegimes.count(protocol);
        var view = new PlanView(
                trial,
                picture.svg(),
                picture.caption(),
                regimes(in, count),
                count.toString(),
                protocol.chronology().visits().stream()
                        .map(each -> visit(in, each))
                        .toList(),
                in.state().versions().reversed().stream()
                        .map(each -> version(in, each))
                        .toList(),
                in.allows(Permission.PUBLISH_PROTOCOL, null) ? in.path("amend") : null);
        return trialPages.pages().view(in.frame(), "plan/plan", view);
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/protocol.svg")
    ResponseEntity<byte[]> picture(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "protocol");
        return file(
                TrialPicture.of(in.protocol(), in.language()).svg(),
                trial + "-" + in.language().tag() + ".svg",
                MediaType.valueOf("image/svg+xml"));
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/protocol.yaml")
    ResponseEntity<byte[]> text(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "protocol");
        return file(in.state().current().text(), trial + ".yaml", MediaType.valueOf("application/yaml"));
    }

    private static ResponseEntity<byte[]> file(String text, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<PlanView.Regime> regimes(InTrial in, BigInteger count) {
        return count.compareTo(BigInteger.valueOf(MOST_REGIMES)) > 0
                ? List.of()
                : EmbeddedRegimes.of(in.protocol()).stream()
                        .map(each -> new PlanView.Regime(
                                each.id().text(), RegimeSentence.of(in.protocol(), each, in.language())))
                        .toList();
    }

    private static PlanView.VisitLine visit(InTrial in, Visit visit) {
        Words words = in.words();
        String week = words.number(visit.week());
        String after = visit.after();
        String when = after == null
                ? words.t("plan.week", week)
                : words.t(
                        "plan.week-after",
                        week,
                        in.protocol().decision(after).title().in(in.language()));
        List<String> measures = visit.collect().stream()
                .map(each -> in.protocol().measure(each).title().in(in.language()))
                .toList();
        return new PlanView.VisitLine(
                visit.title().in(in.language()),
                when,
                words.t("plan.window", visit.window().before(), visit.window().after()),
                words.listed(measures));
    }

    private static PlanView.Version version(InTrial in, PublishedProtocol version) {
        Words words = in.words();
        return new PlanView.Version(
                version.version(),
                words.date(version.from()),
                words.t("plan.applies." + version.appliesTo().name().toLowerCase(Locale.ROOT)),
                version.sha256(),
                in.state().inForce().containsKey(version.version()));
    }
}
