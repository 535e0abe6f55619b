package org.stegvis.server.trialsetup;

import java.time.LocalDate;
import java.util.Map;
import org.stegvis.conduct.Engine;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.instrument.file.Instruments;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// A version of a protocol, which cannot change any more.
///
/// @param from the day from which it is to be followed
/// @param text as it was given
/// @param instrumentFiles the text of each file of own instruments, by the name that the protocol gives it
public record PublishedProtocol(
        int version,
        LocalDate from,
        AppliesTo appliesTo,
        String sha256,
        String text,
        Map<String, String> instrumentFiles,
        Protocol protocol,
        Instruments instruments,
        Engine engine) {

    static PublishedProtocol of(TrialEvent.ProtocolPublished published) {
        return switch (ProtocolReader.read("protocol.yaml", published.text(), published.files())) {
            case Reading.Accepted accepted ->
                new PublishedProtocol(
                        published.version(),
                        published.from(),
                        published.appliesTo(),
                        published.sha256(),
                        published.text(),
                        published.files(),
                        accepted.protocol(),
                        accepted.instruments(),
                        Engine.of(accepted.protocol()));
            case Reading.Rejected(var findings) ->
                throw new IllegalStateException("Version " + published.version()
                        + " of the protocol was read when it was published and cannot be read now: "
                        + findings.getFirst() + ". It needs the version of Stegvis that published it.");
        };
    }
}
