package org.stegvis.design.machines;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.Study;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.protocol.Protocol;

/// One study to be played elsewhere: all that its numbers depend on, as text and numbers.
///
/// @param varied what was set in the scenario; for people who read the results
/// @param participants of each replicate
/// @param truth how many made-up participants tell the true values
/// @param version of Stegvis, since another one may give other bits
public record StudyOrder(
        SentProtocol protocol,
        String scenario,
        Map<String, String> varied,
        int participants,
        long replicates,
        long seed,
        int truth,
        String version)
        implements Serializable {
    public StudyOrder {
        varied = new LinkedHashMap<>(varied);
    }

    public Scenario scenario(Protocol read) {
        return switch (ScenarioReader.read("the scenario that was sent", scenario, read)) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected(var findings) ->
                throw new IllegalArgumentException("The scenario that was sent cannot be read: " + findings);
        };
    }

    /// What is true under the scenario.
    public TrueEffects truth(Protocol read) {
        return Study.truth(read, scenario(read), truth, seed);
    }

    public Study study(Protocol read, TrueEffects effects) {
        return Study.of(read, scenario(read), effects, participants, seed);
    }

    /// The name of all that fixes its replicates: the same for two orders whose sums can be added up.
    /// Their number is not part of it, so that a study can be gone on with; the format of the sums is, so that
    /// sums of another layout are those of another study.
    public String id() {
        return id(Kept.FORMAT);
    }

    String id(int format) {
        return sha256(String.join("\n", truthId(), Integer.toString(participants), Integer.toString(format)));
    }

    /// The name of all that fixes the true values.
    public String truthId() {
        return sha256(String.join(
                "\n",
                version,
                protocol.text(),
                new TreeMap<>(protocol.beside()).toString(),
                Boolean.toString(protocol.isUsual()),
                scenario,
                Long.toString(seed),
                Integer.toString(truth)));
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
