package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.participant.Assignment;
import org.stegvis.server.therapy.AssigningTherapists;
import org.stegvis.server.trialpage.Field;

/// A participant is given a therapist, or another one.
@Controller
class TherapistPage {
    private final Acting acting;
    private final AssigningTherapists assigning;

    TherapistPage(Acting acting, AssigningTherapists assigning) {
        this.acting = acting;
        this.assigning = assigning;
    }

    @Requires(Permission.ASSIGN_THERAPIST)
    @GetMapping("/t/{trial}/p/{participant}/therapist")
    View show(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.ASSIGN_THERAPIST);
        String now = Assignment.therapist(at.course().entries());
        Map<String, String> told = now == null ? Map.of() : Map.of("therapist", now);
        return acting.form(at.in(), form(at, told, null, Acting.freshKey()));
    }

    @Requires(Permission.ASSIGN_THERAPIST)
    @PostMapping("/t/{trial}/p/{participant}/therapist")
    View assign(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.ASSIGN_THERAPIST);
        String key = Acting.key(told);
        return acting.after(
                at.in(),
                response,
                assigning.assign(
                        at.in().actor(),
                        trial,
                        participant,
                        told.getOrDefault("therapist", ""),
                        told.getOrDefault("reason", ""),
                        key),
                entries -> at.path(),
                problem -> form(at, told, problem, key));
    }

    private ActForm form(Acting.Case at, Map<String, String> told, @Nullable String notice, String key) {
        var words = at.in().words();
        List<Field.Choice> therapists = assigning
                .therapists(at.in().id(), at.course().site())
                .stream()
                .map(each -> new Field.Choice(each.id(), each.name()))
                .toList();
        if (therapists.isEmpty()) {
            return Acting.form(at, "therapist", "therapist", List.of(), words.t("therapist.nobody"), key);
        }
        Field therapist = new Field(
                "therapist",
                words.t("therapist.who"),
                null,
                therapists,
                told.getOrDefault("therapist", ""),
                notice != null && told.getOrDefault("therapist", "").isEmpty() ? words.t("field.missing") : null);
        boolean isChange = Assignment.therapist(at.course().entries()) != null;
        List<Field> fields =
                isChange ? List.of(therapist, Acting.text(at.in(), "reason", "reason", told)) : List.of(therapist);
        return Acting.form(at, "therapist", "therapist", fields, notice, key);
    }
}
