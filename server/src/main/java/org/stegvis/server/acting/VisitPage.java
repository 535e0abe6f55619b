package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.page.Refused;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.trialpage.Field;

/// Staff enter the measures of a visit.
@Controller
class VisitPage {
    private final Acting acting;
    private final Assessing assessing;
    private final Clock clock;

    VisitPage(Acting acting, Assessing assessing, Clock clock) {
        this.acting = acting;
        this.assessing = assessing;
        this.clock = clock;
    }

    @Requires(Permission.ENTER_MEASURES)
    @GetMapping("/t/{trial}/p/{participant}/visit/{visit}")
    View show(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String visit,
            HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.ENTER_MEASURES);
        return acting.form(
                at.in(),
                form(at, visit(at, visit), fields(at, visit(at, visit), Acting.none()), null, Acting.freshKey()));
    }

    @Requires(Permission.ENTER_MEASURES)
    @PostMapping("/t/{trial}/p/{participant}/visit/{visit}")
    View enter(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String visit,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.ENTER_MEASURES);
        Visit of = visit(at, visit);
        String key = Acting.key(told);
        Field.Told values =
                Field.read(fields(at, of, told), scales(at, of), false, at.in().words());
        if (!values.good() || values.values().isEmpty()) {
            return acting.again(
                    at.in(),
                    response,
                    form(at, of, values.fields(), at.in().words().t("form.wrong"), key));
        }
        return acting.after(
                at.in(),
                response,
                assessing.assess(
                        at.in().actor(), trial, participant, visit, values.values(), LocalDate.now(clock), key),
                entries -> at.path(),
                problem -> form(at, of, values.fields(), problem, key));
    }

    private static Visit visit(Acting.Case at, String id) {
        return at.course().version().protocol().visits().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.VALUE_NOT_ALLOWED));
    }

    private static Map<String, Scale> scales(Acting.Case at, Visit visit) {
        Protocol protocol = at.course().version().protocol();
        return visit.collect().stream()
                .collect(Collectors.toMap(
                        measure -> measure, measure -> protocol.measure(measure).scale()));
    }

    /// What is recorded already is not asked again.
    private static List<Field> fields(Acting.Case at, Visit visit, Map<String, String> told) {
        Protocol protocol = at.course().version().protocol();
        Set<Reference> known = at.course().history().facts().values().keySet();
        return visit.collect().stream()
                .filter(id -> !known.contains(new Reference.Measured(id, visit.id())))
                .map(id -> {
                    Measure measure = protocol.measure(id);
                    return Field.of(
                            id,
                            measure.title().in(at.in().language()),
                            measure.scale(),
                            at.in().words(),
                            told);
                })
                .toList();
    }

    private static ActForm form(Acting.Case at, Visit visit, List<Field> fields, @Nullable String notice, String key) {
        var words = at.in().words();
        return new ActForm(
                visit.title().in(at.in().language()),
                words.t(fields.isEmpty() ? "visit.complete" : "visit.text"),
                at.path(),
                at.course().participant(),
                at.path() + "/visit/" + visit.id(),
                words.t("visit.button"),
                false,
                notice,
                key,
                fields,
                List.of(),
                null);
    }
}
