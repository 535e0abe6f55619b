package org.stegvis.server.emergency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.Unblinding;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.notice.Recipients;
import org.stegvis.server.page.Refused;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.signature.Signature;

/// Emergency unblinding: who needs to know what a participant received gives the reason and signs; then it is shown.
@Controller
class UnblindingPage {
    private final Emergency emergency;
    private final Unblinding unblinding;
    private final Recipients recipients;
    private final People people;

    UnblindingPage(Emergency emergency, Unblinding unblinding, Recipients recipients, People people) {
        this.emergency = emergency;
        this.unblinding = unblinding;
        this.recipients = recipients;
        this.people = people;
    }

    @Requires(Permission.UNBLIND)
    @GetMapping("/t/{trial}/p/{participant}/unblind/{decision}")
    View ask(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            HttpServletRequest request) {
        Emergency.Case at = open(request, trial, participant, decision);
        return emergency.form(at, form(at, Emergency.none(), null, Emergency.freshKey()));
    }

    @Requires(Permission.UNBLIND)
    @PostMapping("/t/{trial}/p/{participant}/unblind/{decision}")
    View unblind(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Emergency.Case at = open(request, trial, participant, decision);
        String key = Emergency.key(told);
        return emergency.sign(
                at,
                response,
                told,
                Signature.Meaning.RESPONSIBLE,
                who -> unblinding.unblind(
                        who,
                        trial,
                        participant,
                        decision,
                        told.getOrDefault("reason", "").strip(),
                        key),
                entries -> at.path() + "/unblinded/" + entries.getLast().seq(),
                problem -> form(at, told, problem, key));
    }

    /// What was told, as the log holds it.
    @Requires(Permission.UNBLIND)
    @GetMapping("/t/{trial}/p/{participant}/unblinded/{entry}")
    View show(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long entry,
            HttpServletRequest request) {
        Emergency.Case at = emergency.open(request, trial, participant, "", Permission.UNBLIND);
        Entry told = at.course().entries().stream()
                .filter(each -> each.seq() == entry && each.type().equals(Unblinding.TYPE))
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.NO_SUCH_RECORD));
        return emergency.show(
                at,
                "emergency/unblinded",
                new Unblinded(
                        participant,
                        at.titles().decision(told.what().path("decision").stringValue()),
                        at.titles().treatment(told.what().path("option").stringValue()),
                        at.in().words().moment(told.recorded()),
                        emergency.name(at, told.actor()),
                        Objects.requireNonNullElse(told.why(), ""),
                        told.seq(),
                        at.t("unblind.told", notified(at)),
                        at.path()));
    }

    private Emergency.Case open(HttpServletRequest request, String trial, String participant, String decision) {
        Emergency.Case at = emergency.open(request, trial, participant, decision, Permission.UNBLIND);
        if (Emergency.allocated(at) == null) {
            throw Refused.of(Refusal.Code.STEP_NOT_DUE);
        }
        return at;
    }

    private SignedForm form(Emergency.Case at, Map<String, String> told, @Nullable String problem, String key) {
        return new SignedForm(
                at.course().participant(),
                at.t("unblind.title"),
                at.t("unblind.text"),
                at.path(),
                List.of(
                        at.fact("participant", at.course().participant()),
                        at.fact("site", Objects.requireNonNullElse(at.course().site(), "")),
                        at.fact("unblind.decision", at.titles().decision(at.decision()))),
                List.of(at.t("unblind.shown"), at.t("unblind.told", notified(at)), at.t("unblind.logged")),
                List.of(at.reason("unblind.reason", told)),
                emergency.signer(at),
                Signature.Meaning.RESPONSIBLE.word(),
                at.path() + "/unblind/" + at.decision(),
                at.t("unblind.button"),
                "",
                key,
                problem);
    }

    /// Who is told of it: names in a list, or that nobody holds the role yet.
    private String notified(Emergency.Case at) {
        List<String> names = recipients.of(at.in().id()).stream()
                .map(email -> people.staff().byEmail(email).map(Person::name).orElse(email))
                .toList();
        return names.isEmpty() ? at.t("unblind.nobody") : at.in().words().listed(names);
    }
}
