package org.stegvis.server.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.PastDay;
import org.stegvis.server.participant.ValueRule;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// Somebody is asked for the characteristics of the protocol and gets an identifier that says nothing of who it
/// is.
@Component
public class Screening {
    // No letters that are taken for one another or for digits.
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    private final LogWriter log;
    private final Trials trials;
    private final Access access;
    private final Clock clock;

    public Screening(LogWriter log, Trials trials, Access access, Clock clock) {
        this.log = log;
        this.trials = trials;
        this.access = access;
        this.clock = clock;
    }

    /// Makes a participant of what was told, eligible or not; the engine finds that out from the entry.
    ///
    /// @param characteristics those told; `site` among them where the trial has sites
    /// @param on the day it happened, today or before
    public Written screen(
            Actor actor, String trial, Map<String, Value> characteristics, LocalDate on, @Nullable String key) {
        String site = characteristics.get(Characteristic.SITE) instanceof Value.Name(var name) ? name : null;
        Refusal refusal = access.refusal(actor, Permission.SCREEN, trial, site);
        if (refusal != null) {
            return new Written.Refused(refusal);
        }
        String participant = key == null ? fresh() : derived(trial, actor.id(), key);
        return log.write(new WriteRequest(trial, actor, key, participant, view -> {
            if (view.settings() == 0) {
                return Decide.refuse(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'.");
            }
            if (!view.aboutParticipant().isEmpty()) {
                return Decide.refuse(Refusal.Code.KEY_REUSED, "Another participant has this identifier; ask again.");
            }
            TrialState state = trials.state(view);
            Optional<Refusal> notNow = state.refusal();
            if (notNow.isPresent()) {
                return new Decide.Answer.Refuse(notNow.get());
            }
            Refusal wrong = wrong(state.ofNewcomers().protocol(), characteristics, on);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(ConductEvents.entry(new Event.Screened(on, characteristics)));
        }));
    }

    private @Nullable Refusal wrong(Protocol protocol, Map<String, Value> characteristics, LocalDate on) {
        Refusal never = PastDay.refusal(on, LocalDate.now(clock));
        if (never != null) {
            return never;
        }
        if (!protocol.sites().isEmpty() && !characteristics.containsKey(Characteristic.SITE)) {
            return new Refusal(
                    Refusal.Code.SITE_UNKNOWN,
                    "The site must be told: one of " + String.join(", ", protocol.sites()) + ".");
        }
        Map<String, Scale> scales = protocol.characteristics().stream()
                .collect(Collectors.toMap(Characteristic::id, Characteristic::scale));
        return ValueRule.refusal(characteristics, scales);
    }

    private static String fresh() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return letters(bytes);
    }

    /// The same request makes the same participant, however often it is repeated.
    private static String derived(String trial, String actor, String key) {
        try {
            return letters(MessageDigest.getInstance("SHA-256")
                    .digest((trial + "\n" + actor + "\n" + key).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(
                    "This Java runtime must offer SHA-256, as every one is required to.", missing);
        }
    }

    private static String letters(byte[] bytes) {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt((bytes[i] & 0xff) % ALPHABET.length()));
        }
        return text.toString();
    }
}
