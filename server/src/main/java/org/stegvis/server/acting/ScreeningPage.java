package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.ParticipantId;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.screening.Screening;
import org.stegvis.server.timeline.Criteria;
import org.stegvis.server.timeline.ParticipantView.CriterionLine;
import org.stegvis.server.trialpage.Field;
import org.stegvis.server.trialpage.InTrial;

/// The screening form: the criteria stand beside it and are told as the answers come.
@Controller
class ScreeningPage {
    private final Acting acting;
    private final Screening screening;
    private final Clock clock;

    ScreeningPage(Acting acting, Screening screening, Clock clock) {
        this.acting = acting;
        this.screening = screening;
        this.clock = clock;
    }

    @Requires(value = Permission.SCREEN, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/screen")
    View show(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = open(trial, request);
        String closed = in.state()
                .refusal()
                .map(why -> RefusalWords.of(in.words(), why))
                .orElse(null);
        return acting.form(in, form(in, fields(in, Acting.none()), Map.of(), closed, Acting.freshKey()));
    }

    /// The criteria as they stand with the answers so far.
    @Requires(value = Permission.SCREEN, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/screen/criteria")
    View criteria(@PathVariable String trial, @RequestParam Map<String, String> told, HttpServletRequest request) {
        InTrial in = open(trial, request);
        Field.Told values = Field.read(fields(in, told), scales(in), false, in.words());
        return acting.pages()
                .pages()
                .view(in.frame(), "acting/criteria", form(in, List.of(), values.values(), null, ""));
    }

    @Requires(value = Permission.SCREEN, where = Requires.Where.ANYWHERE)
    @PostMapping("/t/{trial}/screen")
    View screen(
            @PathVariable String trial,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InTrial in = open(trial, request);
        Field.Told values = Field.read(fields(in, told), scales(in), true, in.words());
        String key = Acting.key(told);
        if (!values.good()) {
            return acting.again(
                    in,
                    response,
                    form(in, values.fields(), values.values(), in.words().t("form.wrong"), key));
        }
        return acting.after(
                in,
                response,
                screening.screen(in.actor(), trial, values.values(), LocalDate.now(clock), key),
                entries ->
                        in.path("p/" + Objects.requireNonNull(entries.getFirst().participant())),
                problem -> form(in, values.fields(), values.values(), problem, key));
    }

    private InTrial open(String trial, HttpServletRequest request) {
        InTrial in = acting.pages().open(request, trial, "screen");
        if (in.siteChoices(Permission.SCREEN).isEmpty()) {
            in.require(Permission.SCREEN, null);
        }
        return in;
    }

    private static Protocol protocol(InTrial in) {
        return in.state().ofNewcomers().protocol();
    }

    private static Map<String, Scale> scales(InTrial in) {
        return protocol(in).characteristics().stream()
                .collect(Collectors.toMap(Characteristic::id, Characteristic::scale));
    }

    private static List<Field> fields(InTrial in, Map<String, String> told) {
        return protocol(in).characteristics().stream()
                .map(each -> {
                    Field field = Field.of(each.id(), each.title().in(in.language()), each.scale(), in.words(), told);
                    return each.id().equals(Characteristic.SITE)
                            ? new Field(field.name(), in.words().t("site"), null, List.of(), field.value(), null)
                                    .withChoices(in.siteChoices(Permission.SCREEN).stream()
                                            .filter(protocol(in).sites()::contains)
                                            .toList())
                            : field;
                })
                .toList();
    }

    private ActForm form(
            InTrial in, List<Field> fields, Map<String, Value> values, @Nullable String notice, String key) {
        var history = History.of(new ParticipantId("new"), List.of(new Event.Screened(LocalDate.now(clock), values)));
        List<CriterionLine> criteria = Criteria.of(protocol(in), history.facts(), in.language());
        return new ActForm(
                in.words().t("screen.title"),
                in.words().t("screen.text"),
                in.path("work"),
                in.words().t("nav.work"),
                in.path("screen"),
                in.words().t("screen.button"),
                false,
                notice,
                key,
                fields,
                criteria,
                in.path("screen/criteria"));
    }
}
