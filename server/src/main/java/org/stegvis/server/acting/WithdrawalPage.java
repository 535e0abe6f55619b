package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.stegvis.server.trialpage.Field;
import org.stegvis.server.withdrawal.Withdrawing;

/// A withdrawal is recorded; the page says what each kind means before it is done.
@Controller
class WithdrawalPage {
    private final Acting acting;
    private final Withdrawing withdrawing;
    private final Clock clock;

    WithdrawalPage(Acting acting, Withdrawing withdrawing, Clock clock) {
        this.acting = acting;
        this.withdrawing = withdrawing;
        this.clock = clock;
    }

    @Requires(Permission.WITHDRAW)
    @GetMapping("/t/{trial}/p/{participant}/withdraw")
    View show(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.WITHDRAW);
        return acting.form(at.in(), form(at, Acting.none(), null, Acting.freshKey()));
    }

    @Requires(Permission.WITHDRAW)
    @PostMapping("/t/{trial}/p/{participant}/withdraw")
    View withdraw(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.WITHDRAW);
        String key = Acting.key(told);
        Withdrawing.From from = Arrays.stream(Withdrawing.From.values())
                .filter(each -> each.name().equals(told.get("from")))
                .findFirst()
                .orElse(null);
        if (from == null) {
            return acting.again(
                    at.in(), response, form(at, told, at.in().words().t("form.wrong"), key));
        }
        return acting.after(
                at.in(),
                response,
                withdrawing.withdraw(
                        at.in().actor(),
                        trial,
                        participant,
                        from,
                        LocalDate.now(clock),
                        told.getOrDefault("reason", ""),
                        key),
                entries -> at.path(),
                problem -> form(at, told, problem, key));
    }

    private static ActForm form(Acting.Case at, Map<String, String> told, @Nullable String notice, String key) {
        var words = at.in().words();
        List<Field.Choice> kinds = Arrays.stream(Withdrawing.From.values())
                .map(each -> new Field.Choice(
                        each.name(),
                        words.t("withdraw."
                                + each.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
                .toList();
        Field from = new Field(
                "from",
                words.t("withdraw.from"),
                null,
                kinds,
                told.getOrDefault("from", ""),
                notice != null && told.get("from") == null ? words.t("field.missing") : null);
        Field reason = Acting.text(at.in(), "reason", "withdraw.reason", told);
        ActForm form = Acting.form(at, "withdraw", "withdraw", List.of(from, reason), notice, key);
        return new ActForm(
                form.title(),
                form.text(),
                form.back(),
                form.backLabel(),
                form.action(),
                form.button(),
                true,
                notice,
                key,
                form.fields(),
                List.of(),
                null);
    }
}
