package org.stegvis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import org.stegvis.report.Report;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis report`: the planned analyses as one page, HTML or PDF.
@Command(
        name = "report",
        header = "Write the report of a trial.",
        description = {
            "Runs the planned analyses and writes one self-contained page: HTML, or PDF when the file name ends in .pdf.",
            "Exit code 2 when a file is there already and --force is not given."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis report trials/back-pain.yaml data.csv --out report.html",
            "  stegvis report trials/back-pain.yaml data.csv --out rapport.pdf --language nb"
        })
final class Reporting implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "PROTOCOL", description = "The protocol file.")
    private Path protocolFile;

    @Parameters(index = "1", paramLabel = "DATA", description = "The data file, CSV.")
    private Path dataFile;

    @Option(names = "--columns", paramLabel = "MAPPING", description = "How to read a file with other columns.")
    private @Nullable Path mapping;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default report.html).")
    private Path out = Path.of("report.html");

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "en (default) or nb.")
    private String language = "en";

    @Option(names = "--made-up", description = "Say on every page that the participants are made up.")
    private boolean madeUp;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    Reporting(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !force) {
            throw new BadInput(out + " is there already; name another file, or give --force to replace it");
        }
        Language wanted = language();
        Reading.Accepted accepted = ProtocolFile.read(protocolFile, console);
        Protocol protocol = accepted.protocol();
        DataFile data = DataFile.read(protocol, dataFile, mapping, console);
        List<Result> results = PlannedAnalyses.of(protocol).run(data.data());
        var provenance = new Provenance(accepted.sha256(), data.sha256(), Version.number(), null, madeUp);
        write(Report.of(ReportInput.of(protocol, data.data(), results, provenance, wanted)), out);
        console.message("report: " + out);
        return ExitCodes.DONE;
    }

    private Language language() {
        for (Language each : Language.values()) {
            if (each.tag().equals(language)) {
                return each;
            }
        }
        throw new BadInput("--language is '%s' but must be en or nb".formatted(language));
    }

    /// Writes PDF where the name says so, else HTML.
    static void write(Report report, Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            try (var stream = Files.newOutputStream(file)) {
                report.pdf(stream);
            }
        } else {
            Files.writeString(file, report.html());
        }
    }
}
