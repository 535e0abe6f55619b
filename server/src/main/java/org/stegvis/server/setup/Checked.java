package org.stegvis.server.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.report.picture.TrialPicture;
import org.stegvis.server.page.Frame;

/// What was found in a protocol text.
///
/// @param verdict one sentence
/// @param tone `done`, `due` or `late`
/// @param trial the id that the text gives; null where it is no protocol
/// @param picture an `svg` element; null where it is no protocol
public record Checked(
        String verdict,
        String tone,
        List<Line> lines,
        @Nullable String trial,
        @Nullable String picture) {
    public Checked {
        lines = List.copyOf(lines);
    }

    /// One finding beside the text. What it says is English, as the protocol file is.
    public record Line(int line, int column, boolean error, String path, String text) {}

    static Checked of(String text, Frame frame) {
        Reading reading = ProtocolReader.read("protocol.yaml", text);
        List<Line> lines = reading.findings().stream().map(Checked::line).toList();
        return switch (reading) {
            case Reading.Rejected rejected -> {
                long errors =
                        rejected.findings().stream().filter(Finding::isError).count();
                yield new Checked(frame.t("setup.rejected", errors), "late", lines, null, null);
            }
            case Reading.Accepted accepted -> {
                Protocol protocol = accepted.protocol();
                yield new Checked(
                        frame.t(
                                "setup.accepted",
                                protocol.trial().title().in(frame.language()),
                                protocol.trial().participants(),
                                protocol.decisions().size(),
                                EmbeddedRegimes.count(protocol),
                                accepted.warnings().size()),
                        accepted.warnings().isEmpty() ? "done" : "due",
                        lines,
                        protocol.trial().id(),
                        TrialPicture.of(protocol, frame.language()).svg());
            }
        };
    }

    /// A finding as it stands beside a text.
    public static Line line(Finding finding) {
        String whole = finding.toString();
        String place = finding.place() + ": " + finding.severity().word() + ": ";
        String text = whole.substring(place.length());
        String path = finding.path();
        return new Line(
                finding.place().line(),
                finding.place().column(),
                finding.isError(),
                path,
                path.isEmpty() ? text : text.substring(path.length() + 2));
    }
}
