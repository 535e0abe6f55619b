package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    /// Of the processor, once the classes are loaded.
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final String TRIAL = trial("back-pain.yaml");
    private static final String GUIDELINE = guideline();

    /// Each kind of file that the program reads, and how it is given.
    enum Place {
        PROTOCOL,
        INSTRUMENT,
        SCENARIO,
        MAPPING,
        DATA,
        ORIGIN,
        PUBLISHED,
        EVIDENCE,
        JUDGEMENTS,
        RESULTS,
        LOG,
        BACKUP,
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
                case DATA -> new String[] {"analyse", TRIAL, file.toString()};
                case ORIGIN -> {
                    Path data = Files.writeString(folder.resolve("data.csv"), "participant\n1\n");
                    Files.move(file, folder.resolve("data.origin.yaml"));
                    yield new String[] {
                        "report",
                        TRIAL,
                        data.toString(),
                        "--out",
                        folder.resolve("r.html").toString()
                    };
                }
                case PUBLISHED -> {
                    Path data = Files.writeString(folder.resolve("data.csv"), "participant\n1\n");
                    yield new String[] {
                        "report",
                        TRIAL,
                        data.toString(),
                        "--published",
                        file.toString(),
                        "--out",
                        folder.resolve("r.html").toString()
                    };
                }
                case EVIDENCE -> new String[] {"evidence", "check", file.toString()};
                case JUDGEMENTS -> {
                    Path evidence = Files.copy(Path.of(GUIDELINE), folder.resolve("back-pain.yaml"));
                    Files.move(file, folder.resolve("back-pain.judgements.yaml"));
                    yield new String[] {"evidence", "check", evidence.toString()};
                }
                case RESULTS -> new String[] {"evidence", "check", GUIDELINE, "--with", file.toString()};
                case LOG -> new String[] {"audit", "verify", file.toString()};
                case BACKUP -> {
                    Path backup = Files.createDirectory(folder.resolve("backup"));
                    Files.move(file, backup.resolve("database.zip"));
                    yield new String[] {
                        "restore",
                        backup.toString(),
                        "--data",
                        folder.resolve("data").toString()
                    };
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
        hostile.put("a NUL", "participant,age\n1,\0\n".getBytes(StandardCharsets.UTF_8));
        hostile.put("text that runs the other way", "title: \u202Ea\u202C\n".getBytes(StandardCharsets.UTF_8));
        hostile.put(
                "a quotation mark that is never closed", "participant,\"age\n1,2\n".getBytes(StandardCharsets.UTF_8));
        hostile.put(
                "numbers that are none",
                "{stegvis: 1e999999, seq: -1e999999, x: 0x7fffffffffffffffff}\n".getBytes(StandardCharsets.UTF_8));
        return hostile.entrySet().stream()
                .flatMap(each ->
                        Stream.of(Place.values()).map(place -> Arguments.of(each.getKey(), place, each.getValue())));
    }

    /// What is no ordinary file, or one of which little is read.
    enum Unusual {
        A_LINK_TO_ITSELF,
        A_FOLDER,
        HALF_A_GIGABYTE_OF_NOTHING;

        void make(Path file) throws IOException {
            switch (this) {
                case A_LINK_TO_ITSELF -> Files.createSymbolicLink(file, file.getFileName());
                case A_FOLDER -> Files.createDirectory(file);
                case HALF_A_GIGABYTE_OF_NOTHING -> {
                    try (var channel =
                            Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                        channel.position(1 << 29).write(ByteBuffer.wrap(new byte[1]));
                    }
                }
            }
        }
    }

    static Stream<Arguments> unusual() {
        return Stream.of(Unusual.values())
                .flatMap(each -> Stream.of(Place.values())
                        // A link to nothing beside the data is no file beside the data.
                        .filter(place -> place != Place.EXPRESSION
                                && !(each == Unusual.A_LINK_TO_ITSELF && place == Place.ORIGIN))
                        .map(place -> Arguments.of(each, place)));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("unusual")
    void is_refused_as_well(Unusual unusual, Place place, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("hostile.yaml");
        unusual.make(file);
        refused(place, file, folder);
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("attacks")
    void is_refused_within_a_second(String name, Place place, byte[] content, @TempDir Path folder) throws IOException {
        refused(place, Files.write(folder.resolve("hostile.yaml"), content), folder);
    }

    private static void refused(Place place, Path file, Path folder) throws IOException {
        String[] commandLine = place.commandLine(file, folder);
        Refusal first = timed(commandLine);
        CliRun run = first.run();

        assertThat(run.exit()).as(run.out() + run.err()).isIn(1, 2);
        assertThat(run.out() + run.err())
                .isNotBlank()
                .doesNotContain("at org.stegvis", "Exception", "a fault in Stegvis", "\0", "\u202E", "\u001B")
                .hasSizeLessThan(200_000);
        // The first time may load classes; a file that makes work grow takes as long again.
        Duration spent = first.spent().compareTo(LONGEST) < 0
                ? first.spent()
                : timed(commandLine).spent();
        assertThat(spent).isLessThan(LONGEST);
    }

    private record Refusal(CliRun run, Duration spent) {}

    private static Refusal timed(String[] commandLine) {
        return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            CliRun done = CliRun.of(commandLine);
            return new Refusal(
                    done, Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before));
        });
    }

    private static String bomb() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ",").repeat(9)).append("]\n");
        }
        return bomb.toString();
    }

    private static String guideline() {
        return Path.of(TRIAL)
                .resolve("../../guidelines/back-pain.yaml")
                .normalize()
                .toString();
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
