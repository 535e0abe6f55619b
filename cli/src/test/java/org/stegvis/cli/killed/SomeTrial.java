package org.stegvis.cli.killed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stegvis.conduct.Value;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.access.Actor;
import org.stegvis.server.allocation.Randomising;
import org.stegvis.server.consent.Consenting;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.screening.Screening;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// A data folder with the back-pain trial and some people in it.
final class SomeTrial {
    private static final int PEOPLE = 60;
    private static final String ID = "back-pain";
    private static final Actor OPERATOR = new Actor(Actor.OPERATOR, "test");

    private SomeTrial() {}

    static void in(Path data) throws IOException {
        Files.createDirectories(data);
        try (OfflineServer server = OfflineServer.open(ServerOptions.in(data))) {
            String protocol = Files.readString(Path.of("../trials/back-pain.yaml"));
            done(server.get(PublishingAProtocol.class)
                    .publish(
                            OPERATOR,
                            new PublishingAProtocol.Publication(protocol, null, AppliesTo.EVERYBODY, null),
                            null));
            done(server.get(RunningATrial.class).open(OPERATOR, ID, null));
            for (int i = 0; i < PEOPLE; i++) {
                randomised(server);
            }
        }
    }

    private static void randomised(OfflineServer server) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        List<Entry> screened = done(server.get(Screening.class)
                .screen(
                        OPERATOR,
                        ID,
                        Map.of(
                                "site", new Value.Name("utah"),
                                "age", new Value.Number(40),
                                "sex", new Value.Name("female"),
                                "pain-months", new Value.Number(12),
                                "red-flags", Value.of(false)),
                        today,
                        null));
        String participant = Objects.requireNonNull(screened.getFirst().participant());
        done(server.get(Consenting.class).consent(OPERATOR, ID, participant, "1", today, null));
        done(server.get(Assessing.class)
                .assess(
                        OPERATOR,
                        ID,
                        participant,
                        "baseline",
                        Map.of("odi", new Value.Number(40), "pain", new Value.Number(6)),
                        today,
                        null));
        done(server.get(Randomising.class).randomise(OPERATOR, ID, participant, "first", null));
    }

    private static List<Entry> done(Written written) {
        return switch (written) {
            case Written.Done(var entries, var again) -> entries;
            case Written.Refused(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    /// Kills the database that a killed command has left running in a folder, if there is one.
    static void stopDatabaseIn(Path folder) throws IOException {
        Path file = folder.resolve("postgres/cluster/postmaster.pid");
        if (Files.exists(file)) {
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
