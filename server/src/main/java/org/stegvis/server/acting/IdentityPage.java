package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Reminders;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.identity.Identities;
import org.stegvis.server.identity.Identity;
import org.stegvis.server.page.Refused;
import org.stegvis.server.reminder.Choice;
import org.stegvis.server.reminder.ChoosingReminders;
import org.stegvis.server.trialpage.Field;

/// Who a participant is, to be seen and entered. What is typed is never in an address.
@Controller
class IdentityPage {
    private final Acting acting;
    private final Identities identities;
    private final ChoosingReminders choosing;

    IdentityPage(Acting acting, Identities identities, ChoosingReminders choosing) {
        this.acting = acting;
        this.identities = identities;
        this.choosing = choosing;
    }

    @Requires(value = Permission.ENTER_IDENTITY, also = Permission.SEE_IDENTITY)
    @GetMapping("/t/{trial}/p/{participant}/identity")
    View show(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.SEE_IDENTITY);
        return switch (identities.read(at.in().actor(), trial, participant)) {
            case Identities.Shown.Refused(var refusal) -> throw new Refused(refusal);
            case Identities.Shown.Known(var identity) ->
                acting.form(at.in(), form(at, told(identity, at), null, Acting.freshKey()));
        };
    }

    @Requires(value = Permission.ENTER_IDENTITY, also = Permission.SEE_IDENTITY)
    @PostMapping("/t/{trial}/p/{participant}/identity")
    View enter(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.ENTER_IDENTITY);
        String key = Acting.key(told);
        var identity = new Identity(
                told.getOrDefault("name", ""),
                told.getOrDefault("email", ""),
                told.getOrDefault("telephone", ""),
                told.getOrDefault("national-id", ""),
                told.getOrDefault("language", ""));
        return acting.after(
                at.in(),
                response,
                enter(at, identity, told, key),
                entries -> at.path(),
                problem -> form(at, told, problem, key));
    }

    /// The identity, and the choice of reminders where it is another one.
    private Written enter(Acting.Case at, Identity identity, Map<String, String> told, String key) {
        String participant = at.course().participant();
        Written entered = identities.enter(at.in().actor(), at.in().id(), participant, identity, key);
        Choice choice = Choice.of(told.getOrDefault("reminders", ""));
        if (choice == null || entered instanceof Written.Refused) {
            return entered;
        }
        Written chosen = choosing.choose(at.in().actor(), at.in().id(), participant, choice, key + "/reminders");
        boolean isWrong =
                chosen instanceof Written.Refused(var refusal) && refusal.code() != Refusal.Code.NOTHING_TO_DO;
        return isWrong ? chosen : entered;
    }

    private static Map<String, String> told(Identity identity, Acting.Case at) {
        Choice choice = Choice.of(at.course().entries());
        return Map.of(
                "name", identity.name(),
                "email", identity.email(),
                "telephone", identity.telephone(),
                "national-id", identity.nationalId(),
                "language", Objects.requireNonNullElse(identity.language(), ""),
                "reminders", choice == null ? "" : choice.word());
    }

    private static ActForm form(Acting.Case at, Map<String, String> told, @Nullable String notice, String key) {
        var words = at.in().words();
        var fields = new ArrayList<>(List.of("name", "email", "telephone", "national-id").stream()
                .map(name -> Acting.text(at.in(), name, "identity." + name, told))
                .toList());
        fields.add(choice(
                at,
                "language",
                Arrays.stream(Language.values())
                        .map(each -> new Field.Choice(each.tag(), words.t("language." + each.tag())))
                        .toList(),
                told));
        Reminders reminders = at.course().version().protocol().reminders();
        if (reminders != null) {
            fields.add(choice(
                    at,
                    "reminders",
                    Arrays.stream(Choice.values())
                            .filter(each -> each.channel() == null
                                    || reminders.channels().contains(each.channel()))
                            .map(each -> new Field.Choice(each.word(), words.t("reminders." + each.word())))
                            .toList(),
                    told));
        }
        return Acting.form(at, "identity", "identity", fields, notice, key);
    }

    private static Field choice(Acting.Case at, String name, List<Field.Choice> choices, Map<String, String> told) {
        return new Field(name, at.in().words().t("identity." + name), null, choices, told.getOrDefault(name, ""), null);
    }
}
