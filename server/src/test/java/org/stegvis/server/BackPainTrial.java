package org.stegvis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Trials;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.allocation.Randomising;
import org.stegvis.server.consent.Consenting;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.screening.Screening;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// The back-pain trial on a server: what a test does to get a participant to a decision.
public record BackPainTrial(Running server, String id) {
    public static final String ID = "back-pain";
    public static final Actor OPERATOR = new Actor(Actor.OPERATOR, "test");
    private static final AtomicInteger KEYS = new AtomicInteger();

    /// Published and open.
    public static BackPainTrial open(Running server) {
        return open(server, ID);
    }

    /// One of several on the same server.
    public static BackPainTrial open(Running server, String id) {
        var trial = new BackPainTrial(server, id);
        String protocol = protocol().replace("id: " + ID, "id: " + id);
        done(server.get(PublishingAProtocol.class)
                .publish(
                        OPERATOR,
                        new PublishingAProtocol.Publication(protocol, null, AppliesTo.EVERYBODY, null),
                        null));
        done(server.get(RunningATrial.class).open(OPERATOR, id, null));
        return trial;
    }

    /// The same trial, asked at another server.
    public BackPainTrial at(Running other) {
        return new BackPainTrial(other, id);
    }

    public static String protocol() {
        try {
            return Files.readString(Trials.folder().resolve("back-pain.yaml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    public String screened(String site) {
        return participant(done(server.get(Screening.class)
                .screen(
                        OPERATOR,
                        id,
                        Map.of(
                                "site", new Value.Name(site),
                                "age", new Value.Number(40),
                                "sex", new Value.Name("female"),
                                "pain-months", new Value.Number(12),
                                "red-flags", Value.of(false)),
                        today(),
                        "key-" + KEYS.incrementAndGet())));
    }

    public void consented(String participant) {
        done(server.get(Consenting.class).consent(OPERATOR, id, participant, "1", today(), null));
    }

    public Written assess(String participant, String visit, double odi) {
        return server.get(Assessing.class)
                .assess(
                        OPERATOR,
                        id,
                        participant,
                        visit,
                        Map.of("odi", new Value.Number(odi), "pain", new Value.Number(6)),
                        today(),
                        null);
    }

    /// Eligible, with consent; the first decision is due.
    public String ready(String site) {
        String participant = screened(site);
        consented(participant);
        done(assess(participant, "baseline", 40));
        return participant;
    }

    public Written randomise(String participant, String decision, @Nullable String key) {
        return server.get(Randomising.class).randomise(OPERATOR, id, participant, decision, key);
    }

    public static List<Entry> done(Written written) {
        assertThat(written).isInstanceOf(Written.Done.class);
        return ((Written.Done) written).entries();
    }

    public static Refusal.Code refused(Written written) {
        assertThat(written).isInstanceOf(Written.Refused.class);
        return ((Written.Refused) written).refusal().code();
    }

    public static String participant(List<Entry> entries) {
        return Objects.requireNonNull(entries.getFirst().participant());
    }

    /// The option in an answer.
    public static String option(Written written) {
        return done(written).getLast().what().path("option").stringValue();
    }
}
