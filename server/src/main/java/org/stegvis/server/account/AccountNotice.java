package org.stegvis.server.account;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.address.PublicAddress;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.notice.Cause;
import org.stegvis.server.page.ReadsIn;
import org.stegvis.server.page.Words;
import org.stegvis.server.people.People;
import org.stegvis.server.people.PeopleEvent;
import org.stegvis.server.people.Person;

/// Tells somebody what happened to their account, in their language: who did not do it themself hears of it. It holds
/// no secret, no link that opens anything, and nothing of any trial.
@Component
class AccountNotice implements Cause {
    private final People people;
    private final ReadsIn languages;
    private final PublicAddress address;

    AccountNotice(People people, ReadsIn languages, PublicAddress address) {
        this.people = people;
        this.languages = languages;
        this.address = address;
    }

    @Override
    public boolean isMeant(Entry entry) {
        return entry.trial().equals(People.LOG) && told(entry) != null;
    }

    /// To hear of it twice does no harm.
    @Override
    public Doubt inDoubt() {
        return Doubt.SEND_AGAIN;
    }

    @Override
    public Prepared prepare(Entry entry) {
        Told told = Objects.requireNonNull(told(entry));
        Person person =
                people.staff().find(told.person()).filter(Person::active).orElse(null);
        if (person == null) {
            return new Prepared.Never("the account is closed");
        }
        var words = new Words(languages.of(person.id()));
        return new Prepared.Ready(
                Channel.EMAIL,
                List.of(person.email()),
                words.t("account.told.subject"),
                text(words, person, entry, told));
    }

    private String text(Words words, Person person, Entry entry, Told told) {
        String page = address.isTold() ? address.origin() + "/account" : words.t("account.title");
        String what = told.about().isEmpty() && told.key().equals("elsewhere")
                ? words.t("account.device.none")
                : told.about();
        return words.t(
                "account.told.text",
                person.name(),
                words.t("account.told." + told.key(), what),
                words.moment(entry.recorded()),
                entry.origin().replaceFirst("^(web|api) ", ""),
                page);
    }

    /// What somebody is told.
    ///
    /// @param key of the sentence, after `account.told.`
    /// @param about what stands in the sentence; empty for nothing
    private record Told(String person, String key, String about) {
        Told(String person, String key) {
            this(person, key, "");
        }
    }

    /// Null where nobody is told.
    private static @Nullable Told told(Entry entry) {
        return switch (PeopleEvent.of(entry).orElse(null)) {
            case PeopleEvent.SignedInElsewhere(var person, var device) -> new Told(person, "elsewhere", device);
            case PeopleEvent.RecoveryCodeUsed(var person, var left) ->
                new Told(person, "recovery", Integer.toString(left));
            case PeopleEvent.LockedOut(var person) -> new Told(person, "locked");
            case PeopleEvent.SignInChanged(var person, var what) -> new Told(person, changed(what));
            case PeopleEvent.AccountMade made -> null;
            case PeopleEvent.AccountRenamed renamed -> null;
            case PeopleEvent.AccountClosed closed -> null;
            case PeopleEvent.AccountReopened reopened -> null;
            case PeopleEvent.RoleGranted granted -> null;
            case PeopleEvent.RoleWithdrawn withdrawn -> null;
            case PeopleEvent.AllocationsUnlocked unlocked -> null;
            case PeopleEvent.MachineMade made -> null;
            case PeopleEvent.MachineClosed closed -> null;
            case null -> null;
        };
    }

    /// What changed, as the log writes it, and the sentence that says so.
    private static String changed(String what) {
        return switch (what) {
            case "password changed" -> "password";
            case "code generator changed" -> "generator";
            case "passkey enrolled" -> "passkey";
            case "passkey removed" -> "passkey-removed";
            case "recovery codes made" -> "codes";
            case "password and code generator set" -> "set";
            default -> "changed";
        };
    }
}
