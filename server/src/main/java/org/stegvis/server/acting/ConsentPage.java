package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.consent.Consenting;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.trialpage.Field;

/// Consent is recorded: to which version of the information, and when; or that it was not given.
@Controller
class ConsentPage {
    private final Acting acting;
    private final Consenting consenting;
    private final Clock clock;

    ConsentPage(Acting acting, Consenting consenting, Clock clock) {
        this.acting = acting;
        this.consenting = consenting;
        this.clock = clock;
    }

    @Requires(Permission.CONSENT)
    @GetMapping("/t/{trial}/p/{participant}/consent")
    View show(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.CONSENT);
        return acting.form(at.in(), form(at, Acting.none(), null, Acting.freshKey()));
    }

    @Requires(Permission.CONSENT)
    @PostMapping("/t/{trial}/p/{participant}/consent")
    View consent(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.CONSENT);
        return act(
                at,
                told,
                response,
                this::form,
                (on, key) -> consenting.consent(
                        at.in().actor(), trial, participant, told.getOrDefault("version", ""), on, key));
    }

    @Requires(Permission.CONSENT)
    @GetMapping("/t/{trial}/p/{participant}/decline")
    View askDecline(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.CONSENT);
        return acting.form(at.in(), declining(at, Acting.none(), null, Acting.freshKey()));
    }

    @Requires(Permission.CONSENT)
    @PostMapping("/t/{trial}/p/{participant}/decline")
    View decline(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.CONSENT);
        return act(
                at,
                told,
                response,
                this::declining,
                (on, key) -> consenting.decline(
                        at.in().actor(), trial, participant, told.getOrDefault("reason", ""), on, key));
    }

    /// One of the two forms, with what it was told and what is wrong with it.
    @FunctionalInterface
    private interface Form {
        ActForm of(Acting.Case at, Map<String, String> told, @Nullable String notice, String key);
    }

    private View act(
            Acting.Case at,
            Map<String, String> told,
            HttpServletResponse response,
            Form form,
            BiFunction<LocalDate, String, Written> write) {
        String key = Acting.key(told);
        LocalDate on = day(told.getOrDefault("on", ""));
        return on == null
                ? acting.again(
                        at.in(), response, form.of(at, told, at.in().words().t("form.day"), key))
                : acting.after(
                        at.in(),
                        response,
                        write.apply(on, key),
                        entries -> at.path(),
                        problem -> form.of(at, told, problem, key));
    }

    private ActForm declining(Acting.Case at, Map<String, String> told, @Nullable String notice, String key) {
        Field reason = Acting.text(at.in(), "reason", "decline.reason", told);
        return Acting.form(at, "decline", "decline", List.of(reason, on(at, "decline.on", told)), notice, key);
    }

    private ActForm form(Acting.Case at, Map<String, String> told, @Nullable String notice, String key) {
        Field version = Acting.text(at.in(), "version", "consent.version", told);
        return Acting.form(at, "consent", "consent", List.of(version, on(at, "consent.on", told)), notice, key);
    }

    private Field on(Acting.Case at, String label, Map<String, String> told) {
        return Acting.text(
                at.in(),
                "on",
                label,
                told.containsKey("on")
                        ? told
                        : Map.of("on", LocalDate.now(clock).toString()));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
