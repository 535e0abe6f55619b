package org.stegvis.cli.protocol;

import java.math.BigInteger;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.ProtocolFile;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.cli.terminal.Json;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.yaml.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis check`: is a file a protocol, and what would a reviewer ask about it.
@Command(
        name = "check",
        header = "Check a protocol file.",
        description = {
            "Reads the file, and tells all errors at once with their line and column, and what a reviewer would ask about.",
            "Exit code 1 when there is an error, with --strict also when there is a warning."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stegvis check trials/back-pain.yaml", "  stegvis check --strict --format json my-trial.yaml"})
public final class Check implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "PROTOCOL", description = "The protocol file.")
    private Path file;

    @Option(names = "--strict", description = "Let warnings fail the check too.")
    private boolean strict;

    @Mixin
    private FormatOption format = new FormatOption();

    /// @param console where the verb writes
    public Check(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws NoSuchFileException {
        Reading reading = ProtocolFile.readAny(file);
        boolean passed = passes(reading);
        switch (format.chosen()) {
            case TEXT -> say(reading, passed);
            case JSON -> Json.write(document(reading, passed), console);
        }
        return passed ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private boolean passes(Reading reading) {
        return switch (reading) {
            case Reading.Rejected rejected -> false;
            case Reading.Accepted accepted -> !strict || accepted.warnings().isEmpty();
        };
    }

    private void say(Reading reading, boolean passed) {
        var findings = new Findings(reading.findings());
        findings.show(console);
        switch (reading) {
            case Reading.Rejected rejected -> console.result(file + ": " + findings.count());
            case Reading.Accepted accepted -> {
                Protocol protocol = accepted.protocol();
                console.result("%s: %s%s".formatted(file, passed ? "ok" : "not ok", note(accepted)));
                console.result("  %s, %,d participants, %s"
                        .formatted(protocol.trial().id(), protocol.trial().participants(), size(protocol)));
            }
        }
    }

    private static String note(Reading.Accepted accepted) {
        return accepted.warnings().isEmpty() ? "" : ", " + new Findings(accepted.warnings()).count();
    }

    private static String size(Protocol protocol) {
        var regimes = EmbeddedRegimes.count(protocol);
        return String.join(
                ", ",
                Findings.plural(protocol.decisions().size(), "decision"),
                "%,d embedded regime%s".formatted(regimes, regimes.equals(BigInteger.ONE) ? "" : "s"),
                Findings.plural(protocol.visits().size(), "visit"),
                protocol.analyses().size() == 1
                        ? "1 analysis"
                        : protocol.analyses().size() + " analyses");
    }

    private static Document document(Reading reading, boolean passed) {
        List<Entry> entries = reading.findings().stream().map(Entry::of).toList();
        return switch (reading) {
            case Reading.Rejected rejected -> new Document(passed, null, null, entries);
            case Reading.Accepted accepted ->
                new Document(passed, accepted.protocol().trial().id(), accepted.sha256(), entries);
        };
    }

    /// @param protocol its id, null when the file is no protocol
    /// @param sha256 of the bytes of the file, null when it is no protocol
    record Document(
            boolean passed,
            @Nullable String protocol,
            @Nullable String sha256,
            List<Entry> findings) {}

    record Entry(
            String severity,
            String file,
            int line,
            int column,
            String path,
            String found,
            String expected,
            @Nullable String nearest,
            String remedy) {
        static Entry of(Finding finding) {
            return new Entry(
                    finding.severity().word(),
                    finding.place().file(),
                    finding.place().line(),
                    finding.place().column(),
                    finding.path(),
                    finding.found(),
                    finding.expected(),
                    finding.nearest(),
                    finding.remedy());
        }
    }
}
