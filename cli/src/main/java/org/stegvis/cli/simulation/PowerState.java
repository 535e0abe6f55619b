package org.stegvis.cli.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stegvis.cli.input.ShortText;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Build;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.Study;
import org.stegvis.exchange.output.WholeFile;

/// The file in which `stegvis power --state` keeps what it has added up, so that a run that was stopped
/// goes on where it was.
///
/// The first line names the format, the next are all that the numbers depend on, a name and a value each; after an
/// empty line comes [Kept#text]. The file is replaced as a whole, at most every two seconds, so it is never half
/// written.
final class PowerState implements Study.Keeper {
    private static final String NAME = "stegvis-power-state ";

    private static final String FORMAT = NAME + Kept.FORMAT;

    /// What is kept as a SHA-256, which tells a reader nothing.
    private static final Set<String> FILES = Set.of("protocol", "scenario");

    /// Bytes: far more than the questions of any protocol make.
    private static final int LARGEST = 32 << 20;
    private static final long PAUSE = 2_000_000_000L;

    private final Path file;
    private final Map<String, String> study;
    private long last = System.nanoTime() - PAUSE;

    private PowerState(Path file, Map<String, String> study) {
        this.file = file;
        this.study = study;
    }

    static PowerState at(Path file, PowerPlan plan) {
        Map<String, String> study = new LinkedHashMap<>();
        study.put("protocol", plan.protocolSha256());
        study.put("scenario", sha256(plan.scenarioText()));
        study.put("--participants", Integer.toString(plan.participants()));
        study.put("--seed", Long.toString(plan.seed()));
        study.put("--truth", Integer.toString(plan.truth()));
        study.put("version", Build.version());
        return new PowerState(file, study);
    }

    /// What the file holds; nothing yet where there is no file.
    ///
    /// @throws BadInput when it is of another study, another version, or damaged
    Kept read(Study of, long wanted) throws IOException {
        if (!Files.exists(file)) {
            return of.nothing();
        }
        String text = ShortText.read(file, LARGEST);
        String format = text.lines().findFirst().orElse("");
        if (!format.startsWith(NAME)) {
            throw new BadInput(file + " is no state of `stegvis power`; name another file");
        }
        if (!format.equals(FORMAT)) {
            throw new BadInput(
                    "%s is of format %s, but this version of Stegvis keeps and reads format %s; go on with the version that wrote it, or remove the file to begin anew"
                            .formatted(file, format.substring(NAME.length()), FORMAT.substring(NAME.length())));
        }
        String[] parts = text.split("\n\n", 2);
        requireSame(parts[0]);
        try {
            Kept kept = of.kept(parts.length < 2 ? "" : parts[1]);
            if (kept.replicates() > wanted) {
                throw new BadInput("%s holds %,d replicates but --replicates is %,d; ask for so many or more"
                        .formatted(file, kept.replicates(), wanted));
            }
            return kept;
        } catch (IllegalArgumentException damaged) {
            throw new BadInput(file + " is damaged: " + damaged.getMessage() + " Remove it to begin anew.", damaged);
        }
    }

    private void requireSame(String head) {
        Map<String, String> there = head.lines()
                .skip(1)
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[line.length - 1], (one, other) -> other));
        List<String> differ = new ArrayList<>();
        study.forEach((name, here) -> {
            String was = there.getOrDefault(name, "nothing");
            if (!was.equals(here)) {
                differ.add(
                        FILES.contains(name)
                                ? "the " + name + " is another"
                                : "%s was %s and is %s".formatted(name, was, here));
            }
        });
        if (!differ.isEmpty()) {
            throw new BadInput("%s is of another study: %s; make it the same, or name another file"
                    .formatted(file, String.join(", ", differ)));
        }
    }

    @Override
    public void keep(Kept soFar) {
        if (System.nanoTime() - last >= PAUSE) {
            write(soFar);
            last = System.nanoTime();
        }
    }

    void write(Kept soFar) {
        String head = study.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining("\n", FORMAT + "\n", "\n\n"));
        try {
            WholeFile.write(file, head + soFar.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", impossible);
        }
    }
}
