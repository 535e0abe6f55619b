package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.therapy.CorrectingASession;
import org.stegvis.server.therapy.TherapySession;

/// What was logged of a session is corrected, with a reason; what was said before stays visible.
@Controller
class SessionCorrectionPage {
    private final Acting acting;
    private final CorrectingASession correcting;

    SessionCorrectionPage(Acting acting, CorrectingASession correcting) {
        this.acting = acting;
        this.correcting = correcting;
    }

    @Requires(value = Permission.RECORD_TREATMENT, also = Permission.SEE_ALLOCATIONS)
    @GetMapping("/t/{trial}/p/{participant}/sessions/{number}/correct")
    View show(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            HttpServletRequest request) {
        Acting.Case at = open(request, trial, participant);
        TherapySession.Told now = session(at, number).now();
        var told = Map.of("on", now.on(), "minutes", Integer.toString(now.minutes()), "content", now.content());
        return acting.form(at.in(), form(at, number, told, null, Acting.freshKey()));
    }

    @Requires(value = Permission.RECORD_TREATMENT, also = Permission.SEE_ALLOCATIONS)
    @PostMapping("/t/{trial}/p/{participant}/sessions/{number}/correct")
    View correct(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestParam(required = false) @Nullable Long seen,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = open(request, trial, participant);
        session(at, number);
        String key = Acting.key(told);
        CorrectingASession.Right right = right(told);
        if (right == null) {
            String problem = at.in().words().t("session-correct.wrong");
            return acting.again(at.in(), response, form(at, number, told, problem, key));
        }
        return acting.after(
                at.in(),
                response,
                correcting.correct(
                        at.in().actor(), trial, participant, number, right, told.getOrDefault("reason", ""), seen, key),
                entries -> at.path() + "/sessions",
                problem -> form(at, number, told, problem, key));
    }

    private Acting.Case open(HttpServletRequest request, String trial, String participant) {
        return acting.open(request, trial, "therapy", participant, Permission.RECORD_TREATMENT);
    }

    private static TherapySession session(Acting.Case at, long number) {
        return TherapySession.of(at.course().entries()).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.NO_SUCH_RECORD));
    }

    /// Null when day or minutes are none.
    private static CorrectingASession.@Nullable Right right(Map<String, String> told) {
        try {
            return new CorrectingASession.Right(
                    LocalDate.parse(told.getOrDefault("on", "")),
                    Integer.parseInt(told.getOrDefault("minutes", "").strip()),
                    told.getOrDefault("content", "").strip().replace("\r\n", "\n"));
        } catch (DateTimeParseException | NumberFormatException none) {
            return null;
        }
    }

    private static ActForm form(
            Acting.Case at, long number, Map<String, String> told, @Nullable String notice, String key) {
        Words words = at.in().words();
        return new ActForm(
                words.t("session-correct.title"),
                words.t("session-correct.text"),
                at.path() + "/sessions",
                at.course().participant(),
                at.path() + "/sessions/" + number + "/correct?seen=" + at.seen(),
                words.t("correct.button"),
                false,
                notice,
                key,
                List.of(
                        Acting.text(at.in(), "on", "sessions.on", told),
                        Acting.text(at.in(), "minutes", "session-correct.minutes", told),
                        Acting.text(at.in(), "content", "session-correct.content", told),
                        Acting.text(at.in(), "reason", "reason", told)),
                List.of(),
                null);
    }
}
