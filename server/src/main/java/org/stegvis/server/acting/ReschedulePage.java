package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.schedule.Rescheduling;
import org.stegvis.server.trialpage.Field;

/// The next visit is put to another day, within its window.
@Controller
class ReschedulePage {
    private final Acting acting;
    private final Rescheduling rescheduling;

    ReschedulePage(Acting acting, Rescheduling rescheduling) {
        this.acting = acting;
        this.rescheduling = rescheduling;
    }

    @Requires(Permission.RESCHEDULE)
    @GetMapping("/t/{trial}/p/{participant}/reschedule")
    View show(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.RESCHEDULE);
        return acting.form(at.in(), form(at, next(at), Acting.none(), null, Acting.freshKey()));
    }

    @Requires(Permission.RESCHEDULE)
    @PostMapping("/t/{trial}/p/{participant}/reschedule")
    View reschedule(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.RESCHEDULE);
        ParticipantRow next = next(at);
        String key = Acting.key(told);
        LocalDate on = day(told.getOrDefault("on", ""));
        if (on == null) {
            return acting.again(
                    at.in(), response, form(at, next, told, at.in().words().t("form.day"), key));
        }
        return acting.after(
                at.in(),
                response,
                rescheduling.reschedule(
                        at.in().actor(),
                        trial,
                        participant,
                        Objects.requireNonNull(next.at()),
                        on,
                        told.getOrDefault("reason", ""),
                        key),
                entries -> at.path(),
                problem -> form(at, next, told, problem, key));
    }

    /// The visit that comes next.
    private static ParticipantRow next(Acting.Case at) {
        ParticipantRow row = ParticipantRow.of(at.course());
        if (!row.step().equals("collect") || row.at() == null) {
            throw Refused.of(Refusal.Code.STEP_NOT_DUE);
        }
        return row;
    }

    private static ActForm form(
            Acting.Case at, ParticipantRow next, Map<String, String> told, @Nullable String notice, String key) {
        Words words = at.in().words();
        String visit = at.course()
                .version()
                .protocol()
                .visit(Objects.requireNonNull(next.at()))
                .title()
                .in(at.in().language());
        LocalDate due = next.due();
        LocalDate from = next.dueFrom();
        LocalDate until = next.dueUntil();
        String text = from == null || until == null
                ? words.t("reschedule.any")
                : words.t("reschedule.text", words.date(from), words.date(until));
        Field on = Acting.text(
                at.in(),
                "on",
                "reschedule.on",
                told.containsKey("on") || due == null ? told : Map.of("on", due.toString()));
        Field reason = Acting.text(at.in(), "reason", "reason", told);
        return new ActForm(
                words.t("reschedule.title", visit),
                text,
                at.path(),
                at.course().participant(),
                at.path() + "/reschedule",
                words.t("reschedule.button"),
                false,
                notice,
                key,
                List.of(on, reason),
                List.of(),
                null);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
