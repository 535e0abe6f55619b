package org.stegvis.cli.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.stegvis.cli.input.ShortText;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Build;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.Study;

/// The file in which `stegvis power --state` keeps what it has added up, so that a run that was stopped
/// goes on where it was.
///
/// Line 1 names the format, line 2 is the SHA-256 of all that the numbers depend on; the rest is
/// [Kept#text]. The file is replaced as a whole, at most every two seconds, so it is never half written.
final class PowerState implements Study.Keeper {
    private static final String FORMAT = "stegvis-power-state 1";
    /// Bytes: far more than the questions of any protocol make.
    private static final int LARGEST = 32 << 20;
    private static final long PAUSE = 2_000_000_000L;

    private final Path file;
    private final String study;
    private long last = System.nanoTime() - PAUSE;

    private PowerState(Path file, String study) {
        this.file = file;
        this.study = study;
    }

    static PowerState at(Path file, PowerPlan plan) {
        String all = String.join(
                "\n",
                Build.version(),
                plan.protocolSha256(),
                plan.scenarioText(),
                Integer.toString(plan.participants()),
                Long.toString(plan.seed()),
                Integer.toString(plan.truth()));
        return new PowerState(file, sha256(all));
    }

    /// What the file holds; nothing yet where there is no file.
    ///
    /// @throws BadInput when it is of another study, or damaged
    Kept read(Study of, long wanted) throws IOException {
        if (!Files.exists(file)) {
            return of.nothing();
        }
        String[] parts = ShortText.read(file, LARGEST).split("\n", 3);
        if (parts.length < 3 || !parts[0].equals(FORMAT)) {
            throw new BadInput(file + " is no state of `stegvis power`; name another file");
        }
        if (!parts[1].equals(study)) {
            throw new BadInput(
                    file + " is of another study: protocol, scenario, participants, seed, --truth and version must be"
                            + " the same; name another file");
        }
        try {
            Kept kept = of.kept(parts[2]);
            if (kept.replicates() > wanted) {
                throw new BadInput("%s holds %,d replicates but --replicates is %,d; ask for so many or more"
                        .formatted(file, kept.replicates(), wanted));
            }
            return kept;
        } catch (IllegalArgumentException damaged) {
            throw new BadInput(file + " is damaged: " + damaged.getMessage() + " Remove it to begin anew.", damaged);
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
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, FORMAT + "\n" + study + "\n" + soFar.text());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
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
