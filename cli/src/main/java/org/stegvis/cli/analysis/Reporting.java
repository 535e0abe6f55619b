package org.stegvis.cli.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.DataFile;
import org.stegvis.cli.input.Languages;
import org.stegvis.cli.input.OriginFile;
import org.stegvis.cli.input.ProtocolFile;
import org.stegvis.cli.input.PublishedFile;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Build;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.origin.Origin;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.exchange.published.PublishedReading;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import org.stegvis.report.Report;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.input.References;
import org.stegvis.report.input.ReportInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis report`: the planned analyses as one page, HTML or PDF.
@Command(
        name = "report",
        header = "Write the report of a trial.",
        description = {
            "Runs the planned analyses and writes one self-contained page: HTML, or PDF when the file name ends in .pdf.",
            "What stands beside the data in an origin file (data.origin.yaml beside data.csv) is told too: whether the",
            "participants are made up, and how many were assessed. `stegvis simulate` writes it.",
            "Exit code 2 when a file is there already and --force is not given."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis report trials/back-pain.yaml data.csv --out report.html",
            "  stegvis report trials/back-pain.yaml data.csv --out rapport.pdf --language nb",
            "  stegvis report trials/back-pain.yaml data.csv --published trials/back-pain.published.yaml"
                    + " --truth trials/back-pain.scenario.yaml",
            "  stegvis report trials/back-pain.yaml data.csv --deltas -10,-5,5,10 --deltas-of regimes-week52"
        })
public final class Reporting implements Callable<Integer> {

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

    @Option(
            names = "--made-up",
            description =
                    "Say on every page that the participants are made up. Data from `simulate` say so themselves.")
    private boolean madeUp;

    @Mixin
    private TruthOptions truth = new TruthOptions();

    @Mixin
    private ShiftOptions shift = new ShiftOptions();

    @Option(
            names = "--deltas-of",
            paramLabel = "ANALYSIS",
            description =
                    "With --deltas: the planned analyses that are shown again, imputed and shifted, beside the plan;"
                            + " may be given again (default: the primary ones).")
    private List<String> shiftedOnly = List.of();

    @Option(
            names = "--published",
            paramLabel = "FILE",
            description = "Show beside the estimates what was published (format: docs/reference/published.md).")
    private @Nullable Path published;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    /// @param console where the verb writes
    public Reporting(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !force) {
            throw new BadInput(out + " is there already; name another file, or give --force to replace it");
        }
        Language wanted = Languages.named(language);
        Reading.Accepted accepted = ProtocolFile.read(protocolFile, console);
        Protocol protocol = accepted.protocol();
        DataFile data = DataFile.read(protocol, dataFile, mapping, console);
        Origin origin = OriginFile.read(protocol, dataFile, data, console);
        List<Result> results = PlannedAnalyses.of(protocol).run(data.data(), shift.beside(protocol, shiftedOnly));
        var provenance =
                Provenance.of(Build.version(), accepted.sha256(), data.sha256()).mappedBy(data.mappingSha256());
        Origin.MadeUp simulated = origin.madeUp();
        if (madeUp || simulated != null) {
            provenance = provenance.madeUpBy(
                    simulated == null ? null : new Provenance.Simulation(simulated.scenarioSha256(), simulated.seed()));
        }
        var beside = new ArrayList<ReferenceValue>();
        TruthOptions.Known known = truth.known(protocol, console);
        if (known != null) {
            provenance = provenance.withTruth(
                    new Provenance.Truth(known.scenarioSha256(), known.participants(), known.seed()));
            beside.addAll(References.of(known.effects()));
        }
        if (published != null) {
            PublishedReading.Accepted read = PublishedFile.read(published, protocol, console);
            provenance = provenance.withPublished(read.sha256());
            beside.addAll(References.of(protocol, read.results()));
        }
        ReportInput input = ReportInput.of(protocol, data.data(), results, provenance, wanted)
                .with(origin.screening())
                .with(beside);
        write(Report.of(input), out);
        console.message("report: " + out);
        return ExitCodes.DONE;
    }

    /// Writes PDF where the name says so, else HTML.
    public static void write(Report report, Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            WholeFile.write(file, report::pdf);
        } else {
            WholeFile.write(file, report.html());
        }
    }
}
