package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever gives the program a file made to hurt, in whatever place, is told so in little time and
/// without a stack trace.
class HostileFilesTest {
    private static final String TRIAL = trial("back-pain.yaml");

    /// Each kind of file that the program reads, and how it is given.
    enum Place {
        PROTOCOL,
        INSTRUMENT,
        SCENARIO,
        MAPPING,
        EXPRESSION;

        String[] commandLine(Path file, Path folder) throws IOException {
            return switch (this) {
                case PROTOCOL -> new String[] {"check", file.toString()};
                case INSTRUMENT -> {
                    Path protocol = folder.resolve("trial.yaml");
                    Files.writeString(
                            protocol,
                            Files.readString(Path.of(TRIAL))
                                    .replace("treatments:\n", "instruments: hostile.yaml\n\ntreatments:\n"));
                    yield new String[] {"check", protocol.toString()};
                }
                case SCENARIO -> new String[] {"simulate", TRIAL, file.toString(), "--participants", "5"};
                case MAPPING -> {
                    Path data = Files.writeString(folder.resolve("data.csv"), "id\n1\n");
                    yield new String[] {"analyse", TRIAL, data.toString(), "--columns", file.toString()};
                }
                case EXPRESSION -> {
                    Path protocol = folder.resolve("trial.yaml");
                    String expression = Files.readString(file, StandardCharsets.ISO_8859_1)
                            .replaceAll("[^ -~]", " ")
                            .replace("'", " ");
                    Files.writeString(
                            protocol,
                            Files.readString(Path.of(TRIAL)).replace("odi@baseline > 24", "'" + expression + "'"));
                    yield new String[] {"check", protocol.toString()};
                }
            };
        }
    }

    static Stream<Arguments> attacks() {
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        hostile.put("five megabytes of nesting", "[".repeat(5_000_000).getBytes(StandardCharsets.UTF_8));
        hostile.put("nesting below the limit", "(".repeat(900_000).getBytes(StandardCharsets.UTF_8));
        hostile.put("an alias bomb", bomb().getBytes(StandardCharsets.UTF_8));
        hostile.put("a key given twice", "stegvis: 1\nstegvis: 1\n".getBytes(StandardCharsets.UTF_8));
        hostile.put("UTF-16", "stegvis: 1\n".getBytes(StandardCharsets.UTF_16));
        hostile.put("Latin 1", "title: p\u00e5\n".getBytes(StandardCharsets.ISO_8859_1));
        hostile.put("nothing", new byte[0]);
        return hostile.entrySet().stream()
                .flatMap(each ->
                        Stream.of(Place.values()).map(place -> Arguments.of(each.getKey(), place, each.getValue())));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("attacks")
    void is_refused_within_a_second(String name, Place place, byte[] content, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("hostile.yaml"), content);
        String[] commandLine = place.commandLine(file, folder);
        long[] spent = {0};
        CliRun run = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            CliRun done = CliRun.of(commandLine);
            spent[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            return done;
        });

        assertThat(run.exit()).as(run.out() + run.err()).isIn(1, 2);
        assertThat(run.out() + run.err())
                .isNotBlank()
                .doesNotContain("at org.stegvis", "Exception")
                .hasSizeLessThan(200_000);
        assertThat(Duration.ofNanos(spent[0])).isLessThan(Duration.ofSeconds(1));
    }

    private static String bomb() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ",").repeat(9)).append("]\n");
        }
        return bomb.toString();
    }

    private static String trial(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("trials").resolve(name))) {
                return at.resolve("trials").resolve(name).toString();
            }
        }
        throw new AssertionError("There must be a folder 'trials' above the working directory.");
    }
}
