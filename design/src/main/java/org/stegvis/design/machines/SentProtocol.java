package org.stegvis.design.machines;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// A protocol as the text that another machine reads it from.
///
/// @param beside the text of each file that it names, by the name that it gives it
/// @param isUsual whether it is simulated by the usual scenario, so that all who are assessed are eligible
public record SentProtocol(String text, Map<String, String> beside, boolean isUsual) implements Serializable {
    /// What may be the name of a file of instruments.
    private static final Pattern NAME = Pattern.compile("[\\w./-]+\\.ya?ml");

    public SentProtocol {
        // A map that every machine can read back.
        beside = new LinkedHashMap<>(beside);
    }

    /// A protocol file, and what it names of the files beside it.
    public static SentProtocol of(Path file, boolean isUsual) throws IOException {
        String text = Files.readString(file);
        Map<String, String> beside = new LinkedHashMap<>();
        for (Matcher name = NAME.matcher(text); name.find(); ) {
            Path named = file.toAbsolutePath().resolveSibling(name.group());
            if (!Path.of(name.group()).isAbsolute() && Files.isRegularFile(named)) {
                beside.put(name.group(), Files.readString(named));
            }
        }
        return new SentProtocol(text, beside, isUsual);
    }

    /// The protocol that the text is.
    ///
    /// @throws IllegalArgumentException when it is none
    public Protocol read() {
        Protocol protocol = switch (ProtocolReader.read("the protocol that was sent", text, beside)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) ->
                throw new IllegalArgumentException("The protocol that was sent cannot be read: " + findings);
        };
        return isUsual ? UsualScenario.of(protocol).protocol() : protocol;
    }
}
