package org.stegvis.server.answering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Reminders;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.answering.Owning.Own;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.identity.Identities;
import org.stegvis.server.identity.Identity;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Words;
import org.stegvis.server.reminder.Choice;
import org.stegvis.server.reminder.ChoosingReminders;
import org.stegvis.server.trialpage.Field;

/// A participant switches reminders on or off, and chooses channel and language.
@Controller
class RemindersPage {
    private static final int SHOWN = 3;

    private final Owning owning;
    private final ChoosingReminders choosing;
    private final Identities identities;

    RemindersPage(Owning owning, ChoosingReminders choosing, Identities identities) {
        this.owning = owning;
        this.choosing = choosing;
        this.identities = identities;
    }

    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @GetMapping("/me/reminders")
    View ask(@RequestParam(defaultValue = "false") boolean saved, HttpServletRequest request) {
        return view(owning.own(request), saved, null);
    }

    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @PostMapping("/me/reminders")
    View choose(
            @RequestParam(defaultValue = "") String reminders,
            @RequestParam(defaultValue = "") String language,
            HttpServletRequest request,
            HttpServletResponse response) {
        Own own = owning.own(request);
        Choice choice = Choice.of(reminders);
        Language spoken = Arrays.stream(Language.values())
                .filter(each -> each.tag().equals(language))
                .findFirst()
                .orElse(null);
        if (choice == null || spoken == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view(own, false, own.frame().t("field.missing"));
        }
        var actor = own.frame().actor();
        Refusal refusal = problem(choosing.chooseOneself(actor, own.trial(), own.participant(), choice, null));
        if (refusal == null) {
            refusal = problem(identities.speak(actor, own.trial(), own.participant(), spoken, null));
        }
        if (refusal != null) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return view(own, false, RefusalWords.of(own.frame().words(), refusal));
        }
        return Owning.seeOther("/me/reminders?saved=true");
    }

    /// What went wrong; that it was chosen before is not wrong.
    private static @Nullable Refusal problem(Written written) {
        return written instanceof Written.Refused(var refusal) && refusal.code() != Refusal.Code.NOTHING_TO_DO
                ? refusal
                : null;
    }

    private View view(Own own, boolean saved, @Nullable String notice) {
        Words words = own.frame().words();
        Reminders reminders = own.course().version().protocol().reminders();
        List<Field.Choice> choices = Arrays.stream(Choice.values())
                .filter(each -> each.channel() == null
                        || (reminders != null && reminders.channels().contains(each.channel())))
                .map(each -> new Field.Choice(each.word(), words.t("reminders." + each.word())))
                .toList();
        Choice chosen = Choice.of(own.course().entries());
        Identity identity = identities.own(own.trial(), own.participant());
        Language spoken =
                Objects.requireNonNullElse(identity.speaks(), own.frame().language());
        List<Field.Choice> languages = Arrays.stream(Language.values())
                .map(each -> new Field.Choice(each.tag(), words.t("language." + each.tag())))
                .toList();
        return owning.view(
                own,
                "answering/reminders",
                new OwnReminders(
                        choices,
                        chosen == null ? "" : chosen.word(),
                        languages,
                        spoken.tag(),
                        List.of(
                                reached(words, "me.reminders.email", identity.email()),
                                reached(words, "me.reminders.telephone", identity.telephone())),
                        saved,
                        notice));
    }

    /// The end of an address, so that its owner knows it and nobody else who looks at the screen.
    private static String reached(Words words, String key, String address) {
        return address.isEmpty()
                ? words.t(key + ".none")
                : words.t(key, address.substring(Math.max(0, address.length() - SHOWN)));
    }
}
