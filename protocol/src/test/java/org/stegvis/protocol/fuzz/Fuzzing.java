package org.stegvis.protocol.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tries a target on inputs, and fails when it throws for one or takes too long over it.
///
/// In an ordinary test run: the valid inputs, all that were found earlier (`src/test/resources/fuzz/NAME/`), and some
/// hundred made from them by chance. With `-Dstegvis.fuzz.seconds=N`: Jazzer for so long.
///
/// @param target a class with `public static void fuzzerTestOneInput(byte[])`
/// @param once that method
/// @param valid inputs to begin with
/// @param words what such inputs hold
/// @param inputs how many are made by chance in an ordinary run
/// @param share how many times as long as others it runs under Jazzer
public record Fuzzing(
        Class<?> target, Consumer<byte[]> once, List<byte[]> valid, List<String> words, int inputs, int share) {
    private static final int INPUTS = 120;
    /// The same in every run, so that a change is judged by itself; `server/fuzz` is there to find what is new.
    private static final long USUAL_SEED = 20_261_126;

    private static final int MOST = 20;
    private static final int ALIKE = 90;
    private static final @Nullable Integer SECONDS = Integer.getInteger("stegvis.fuzz.seconds");
    /// How much of the processor one input may take, in nanoseconds: far more than the slowest needs.
    private static final long SLOWEST = 5_000_000_000L;

    public Fuzzing {
        valid = List.copyOf(valid);
        words = List.copyOf(words);
    }

    /// A target of texts.
    public static Fuzzing of(Class<?> target, Consumer<byte[]> once, List<String> valid, List<String> words) {
        return new Fuzzing(
                target,
                once,
                valid.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                words,
                INPUTS,
                1);
    }

    /// Whether Jazzer is to run.
    public static boolean isLong() {
        return SECONDS != null;
    }

    public void run() {
        if (SECONDS != null) {
            new Jazzer(this, SECONDS * share).run();
            return;
        }
        Map<String, Throwable> failures = new LinkedHashMap<>();
        valid.forEach(input -> check(input, "a valid input", failures));
        List<byte[]> found = found();
        found.forEach(input -> check(input, "an input found earlier", failures));
        var all = new ArrayList<>(valid);
        all.addAll(found);
        long seed = Long.getLong("stegvis.fuzz.seed", USUAL_SEED);
        var mutation = new Mutation(all, words, new Random(seed));
        for (int i = 0; i < inputs; i++) {
            check(mutation.next(), "input %d of -Dstegvis.fuzz.seed=%d".formatted(i, seed), failures);
        }
        if (!failures.isEmpty()) {
            var failed = new AssertionError(String.join("\n\n", failures.keySet()));
            failures.values().forEach(failed::addSuppressed);
            throw failed;
        }
    }

    /// Notes what goes wrong, once for each place where it does.
    private void check(byte[] input, String which, Map<String, Throwable> failures) {
        long before = processorTime();
        try {
            once.accept(input);
        } catch (Throwable thrown) {
            note(input, which + ": " + thrown, thrown, failures);
        }
        long spent = processorTime() - before;
        if (spent > SLOWEST) {
            note(input, which + ": %,d ms".formatted(spent / 1_000_000), new AssertionError("slow"), failures);
        }
    }

    private void note(byte[] input, String what, Throwable thrown, Map<String, Throwable> failures) {
        boolean isNew = failures.size() < MOST && failures.values().stream().noneMatch(each -> alike(each, thrown));
        if (isNew) {
            failures.put(
                    "%s, %s, as base64: %s"
                            .formatted(
                                    target.getSimpleName(),
                                    what,
                                    Base64.getEncoder().encodeToString(input)),
                    thrown);
        }
    }

    private static boolean alike(Throwable one, Throwable other) {
        return beginning(one).equals(beginning(other))
                && (one.getStackTrace().length == 0
                        || other.getStackTrace().length == 0
                        || one.getStackTrace()[0].equals(other.getStackTrace()[0]));
    }

    private static String beginning(Throwable thrown) {
        String text = thrown.toString();
        return text.substring(0, Math.min(text.length(), ALIKE));
    }

    /// Of this thread, so that a busy machine does not count.
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// What an earlier run found, in the order of its names.
    private List<byte[]> found() {
        URL folder = target.getResource("/fuzz/" + target.getSimpleName());
        if (folder == null) {
            return List.of();
        }
        var inputs = new ArrayList<byte[]>();
        try (var files = Files.list(Path.of(new URI(folder.toString())))) {
            for (Path file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("The address of a resource must be one: " + folder, impossible);
        }
        return inputs;
    }
}
