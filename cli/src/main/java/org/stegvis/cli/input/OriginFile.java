package org.stegvis.cli.input;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.exchange.origin.Origin;
import org.stegvis.exchange.origin.OriginReader;
import org.stegvis.exchange.origin.OriginReading;
import org.stegvis.exchange.origin.OriginWriter;
import org.stegvis.exchange.origin.Screening;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.protocol.Protocol;

/// The file that stands beside a data file and tells where the data come from.
public final class OriginFile {

    private OriginFile() {}

    /// What stands beside a data file; nothing known where no such file is there.
    ///
    /// @throws Rejected when the file has errors or belongs to other data
    public static Origin read(Protocol protocol, Path dataFile, DataFile data, Console console) {
        Path file = Origin.beside(dataFile);
        if (!Files.exists(file)) {
            return new Origin(null, null);
        }
        return switch (OriginReader.read(
                protocol, file, data.sha256(), data.data().size())) {
            case OriginReading.Rejected(var findings) -> throw new Rejected(findings);
            case OriginReading.Accepted(var origin, var warnings) -> {
                new Findings(warnings).show(console);
                yield origin;
            }
        };
    }

    /// Writes the data of a simulated trial, and beside them where they come from: that first, so that
    /// made-up data never stand there without being called so, also when the program is killed between the
    /// two.
    ///
    /// @return the SHA-256 of the data file
    public static String write(SimulatedTrial trial, String scenarioSha256, long seed, Path dataFile)
            throws IOException {
        MessageDigest digest = sha256();
        var sha256 = new AtomicReference<>("");
        WholeFile.write(dataFile, out -> {
            TrialDataWriter.write(
                    trial.protocol(),
                    trial.data(),
                    new OutputStreamWriter(new DigestOutputStream(out, digest), StandardCharsets.UTF_8));
            String written = HexFormat.of().formatHex(digest.digest());
            sha256.set(written);
            var origin = new Origin(new Origin.MadeUp(scenarioSha256, seed), screening(trial));
            WholeFile.write(Origin.beside(dataFile), OriginWriter.text(origin, written));
        });
        return Objects.requireNonNull(sha256.get());
    }

    /// How many were screened for a simulated trial, and why others were not enrolled.
    public static Screening screening(SimulatedTrial trial) {
        var counts = trial.screening();
        return new Screening(
                counts.assessed(), counts.ineligible(), counts.byCriterion(), counts.declined(), counts.untold());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("Every Java has SHA-256.", fault);
        }
    }
}
