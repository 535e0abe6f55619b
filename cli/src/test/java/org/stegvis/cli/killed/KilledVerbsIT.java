package org.stegvis.cli.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.ServerOptions;

/// A real process of every verb that writes files is killed (SIGKILL), at moments of chance and while it writes: at the
/// place of each file is what was there before, or the whole new one, and the verb works when it is run again.
///
/// Here with the verb that writes most often; `cli/kill-campaign` kills all of them, many times.
class KilledVerbsIT {
    private static final int ROUNDS = Integer.getInteger("stegvis.kill.rounds", 0);
    private static final long SEED = Long.getLong("stegvis.kill.seed", 1);
    private static final int SHORT = 2;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private int folders;

    @Test
    void a_killed_verb_leaves_what_was_there_or_the_whole() throws Exception {
        Tally tally = kill(Verbs.simulate(), ROUNDS == 0 ? SHORT : ROUNDS);
        if (ROUNDS > 0) {
            assertThat(tally.whileWriting()).as(tally.toString()).isPositive();
        }
    }

    @Test
    void so_does_every_other() throws Exception {
        Assumptions.assumeTrue(ROUNDS > 0, "the long form: cli/kill-campaign");
        for (Verb verb : Verbs.withoutServer().subList(1, Verbs.withoutServer().size())) {
            kill(verb, ROUNDS);
        }
        Path data = folder.resolve("data");
        SomeTrial.in(data);
        Path backup = folder.resolve("backup");
        Verbs.run("backup", "--data", data.toString(), "--out", backup.toString());
        for (Verb verb : Verbs.ofServer(data, backup)) {
            kill(verb, ROUNDS);
        }
        // Joins the database that killed commands have left running, and stops it.
        OfflineServer.open(ServerOptions.in(data)).close();
    }

    /// @param alive how often the process was alive to be killed
    /// @param whileWriting how often a kill left an unfinished file beside its place
    /// @param before how many files stood there as before
    /// @param whole how many stood there whole and new
    private record Tally(String verb, int kills, int alive, int whileWriting, int before, int whole) {
        @Override
        public String toString() {
            return "%-24s %3d kills, %3d before its end, %3d while it wrote; files: %3d as before, %3d new and whole"
                    .formatted(verb, kills, alive, whileWriting, before, whole);
        }
    }

    private Tally kill(Verb verb, int kills) throws Exception {
        Path first = next(verb);
        Duration usual = new Killing(verb, first).unharmed();
        Map<String, byte[]> unharmed = new HashMap<>();
        for (String file : verb.files().keySet()) {
            unharmed.put(file, Files.readAllBytes(first.resolve(file)));
        }
        var tally = new Tally(verb.name(), 0, 0, 0, 0, 0);
        for (int kill = 0; kill < kills; kill++) {
            Path here = next(verb);
            boolean isOld = verb.before() != null && kill % 2 == 1;
            if (isOld) {
                for (String file : verb.files().keySet()) {
                    Files.writeString(here.resolve(file), Objects.requireNonNull(verb.before()));
                }
            }
            var killing = new Killing(verb, here);
            boolean alive = killing.killed(usual, kill % 3 != 2 && verb.writesBeside(), random);
            boolean whileWriting = !killing.unfinished().isEmpty();
            int before = 0;
            int whole = 0;
            for (var file : verb.files().entrySet()) {
                if (isAsBefore(here.resolve(file.getKey()), isOld ? verb.before() : null)) {
                    before++;
                } else {
                    byte[] found = Files.readAllBytes(here.resolve(file.getKey()));
                    assertThat(file.getValue().is(found, Objects.requireNonNull(unharmed.get(file.getKey()))))
                            .as(
                                    "%s is whole after kill %d of %s (seed %d), %d bytes",
                                    file.getKey(), kill, verb.name(), SEED, found.length)
                            .isTrue();
                    whole++;
                }
            }
            again(verb, here, before == verb.files().size());
            tally = new Tally(
                    verb.name(),
                    kill + 1,
                    tally.alive() + (alive ? 1 : 0),
                    tally.whileWriting() + (whileWriting ? 1 : 0),
                    tally.before() + before,
                    tally.whole() + whole);
            remove(here);
        }
        System.out.println(tally);
        return tally;
    }

    /// What a person does who sees that nothing came.
    private static void again(Verb verb, Path here, boolean isAsBefore) throws Exception {
        if (verb.name().equals("restore")) {
            SomeTrial.stopDatabaseIn(here.resolve(".again.restoring"));
            remove(here.resolve(".again.restoring"));
        }
        if (verb.again() == Verb.Again.ALWAYS || isAsBefore) {
            new Killing(verb, here).unharmed();
        }
    }

    private static boolean isAsBefore(Path file, @Nullable String old) throws IOException {
        return old == null
                ? !Files.exists(file)
                : Files.readString(file, StandardCharsets.ISO_8859_1).equals(old);
    }

    private Path next(Verb verb) throws IOException {
        Path next = Files.createDirectory(folder.resolve("run-" + ++folders));
        verb.prepare().in(next);
        return next;
    }

    /// Whoever was left running there may still write: it is tried for a while.
    private static void remove(Path folder) throws IOException, InterruptedException {
        for (int left = 50; Files.exists(folder); left--) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepest =
                        new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList());
                for (Path each : deepest) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException | UncheckedIOException stillWritten) {
                if (left == 0) {
                    throw stillWritten;
                }
                Thread.sleep(200);
            }
        }
    }
}
