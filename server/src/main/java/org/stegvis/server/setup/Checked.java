package org.stegvis.server.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
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

    /// One finding beside the text.
    ///
    /// @param file the name of the file of an instrument; empty for the protocol
    public record Line(String file, int line, int column, boolean error, String path, String text) {}

    static Checked of(ProtocolFiles files, Frame frame) {
        Reading reading = files.read();
        List<Line> lines = reading.findings().stream()
                .map(finding -> line(finding, frame.language()))
                .toList();
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

    /// A finding as it stands beside a text that is alone.
    public static Line line(Finding finding) {
        Line line = line(finding, Language.ENGLISH);
        return new Line("", line.line(), line.column(), line.error(), line.path(), line.text());
    }

    private static Line line(Finding finding, Language language) {
        String file = finding.place().file();
        return new Line(
                file.equals(ProtocolFiles.PROTOCOL) ? "" : file,
                finding.place().line(),
                finding.place().column(),
                finding.isError(),
                finding.path(),
                FindingWords.of(finding, language));
    }
}
