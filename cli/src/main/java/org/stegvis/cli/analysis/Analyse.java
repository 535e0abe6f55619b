package org.stegvis.cli.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.DataFile;
import org.stegvis.cli.input.ProtocolFile;
import org.stegvis.cli.input.StreamedData;
import org.stegvis.cli.machines.Elsewhere;
import org.stegvis.cli.machines.ElsewhereOptions;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Build;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.Format;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.MachinesFailure;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.multiplicity.Family;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.results.Provenance;
import org.stegvis.exchange.results.ResultsWriter;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis analyse`: the analyses that a protocol plans, on a data file.
@Command(
        name = "analyse",
        header = "Run the planned analyses of a protocol on a data file.",
        description = {
            "The data file has the columns that the protocol implies; with --columns a mapping file tells how to read another.",
            "Exit code 1 when an analysis cannot be estimated from the data."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis analyse trials/back-pain.yaml data.csv",
            "  stegvis analyse trials/back-pain.yaml data.csv --format json > results.json",
            "  stegvis analyse trials/back-pain.yaml data.csv --truth trials/back-pain.scenario.yaml",
            "  stegvis analyse trials/codiacs.yaml codiacs.csv --columns trials/codiacs.columns.yaml --analysis regimes-week26",
            "  stegvis analyse trials/back-pain.yaml registry.csv --stream",
            "  stegvis analyse trials/back-pain.yaml registry/ --analysis values --spark local[2]",
            "  stegvis analyse trials/back-pain.yaml data.csv --compare regimes --outcome odi@week52 --estimator aipw --adjust odi@baseline",
            "  stegvis analyse trials/back-pain.yaml data.csv --analysis regimes-week52 --deltas -10,-5,5,10"
        })
public final class Analyse implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "PROTOCOL", description = "The protocol file.")
    private Path protocolFile;

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "The data file, CSV; with --spark a folder of Parquet files.")
    private String data = "";

    @Option(names = "--columns", paramLabel = "MAPPING", description = "How to read a file with other columns.")
    private @Nullable Path mapping;

    @Option(
            names = {"--analysis", "--only"},
            paramLabel = "ANALYSIS",
            description = "Run these analyses only; may be given again.")
    private List<String> only = List.of();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private AdHocOptions adHoc = new AdHocOptions();

    @Mixin
    private ShiftOptions shift = new ShiftOptions();

    @Mixin
    private TruthOptions truth = new TruthOptions();

    @Mixin
    private StreamOptions stream = new StreamOptions();

    @Mixin
    private ElsewhereOptions elsewhere = new ElsewhereOptions();

    /// @param console where the verb writes
    public Analyse(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Reading.Accepted accepted = ProtocolFile.read(protocolFile, console);
        Protocol protocol = accepted.protocol();
        Analysis besidePlan = adHoc.in(protocol);
        List<Analysis> analyses = (besidePlan == null ? chosen(protocol) : List.of(besidePlan))
                .stream().map(shift::applied).toList();
        if (format.chosen() == Format.JSON && truth.isAsked()) {
            throw new BadInput("--truth shows true values in the text; the results document holds estimates only");
        }
        String master = elsewhere.master();
        if (master != null) {
            return elsewhere(master, protocol, besidePlan, analyses);
        }
        Path file = Path.of(data);
        if (stream.isWanted(file, protocol, analyses, console)) {
            var read = StreamedData.read(protocol, analyses, file, mapping, console);
            return say(accepted, read.results(), read.participants(), read.origin());
        }
        DataFile read = DataFile.read(protocol, file, mapping, console);
        return say(
                accepted,
                PlannedAnalyses.of(protocol).run(read.data(), analyses),
                read.data().size(),
                read.origin());
    }

    private int say(Reading.Accepted accepted, List<Result> found, int participants, Provenance.Data origin)
            throws IOException {
        Protocol protocol = accepted.protocol();
        List<Result> results = found.stream()
                .map(result -> Family.added(
                        result,
                        protocol.measure(result.analysis().outcome().measure()).better()))
                .toList();
        switch (format.chosen()) {
            case TEXT -> {
                TruthOptions.Known known = truth.known(protocol, console);
                new ResultsText(protocol, console, known == null ? null : known.effects()).say(results);
            }
            case JSON ->
                console.result(ResultsWriter.text(
                                protocol,
                                new Provenance(Build.version(), accepted.sha256(), participants, origin, null),
                                results)
                        .stripTrailing());
        }
        boolean all = results.stream().noneMatch(Result.NotEstimable.class::isInstance);
        return all ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    /// By sums over parts of data that no machine holds as a whole.
    private int elsewhere(String master, Protocol protocol, @Nullable Analysis besidePlan, List<Analysis> analyses)
            throws IOException {
        if (besidePlan != null || mapping != null || format.chosen() == Format.JSON) {
            throw new BadInput(
                    "--spark runs planned analyses and prints text, for the results document holds the SHA-256"
                            + " of one data file; give it without --columns, --compare and --format json");
        }
        List<Result> results;
        try (Machines machines = Elsewhere.connect(master, elsewhere.settings());
                var bar = new Bar(console, "Adding up", 1)) {
            results = machines.analyse(
                    SentProtocol.of(protocolFile, false),
                    analyses.stream().map(Analysis::id).toList(),
                    data,
                    bar::of);
        } catch (MachinesFailure | IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()), refused);
        }
        TruthOptions.Known known = truth.known(protocol, console);
        new ResultsText(protocol, console, known == null ? null : known.effects()).say(results);
        boolean all = results.stream().noneMatch(Result.NotEstimable.class::isInstance);
        return all ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private List<Analysis> chosen(Protocol protocol) {
        List<String> known = protocol.analyses().stream().map(Analysis::id).toList();
        if (known.isEmpty()) {
            throw new BadInput(protocolFile + " plans no analysis; add one under `analyses`");
        }
        for (String id : only) {
            if (!known.contains(id)) {
                throw new BadInput(
                        "%s plans no analysis '%s'; it plans %s".formatted(protocolFile, id, String.join(", ", known)));
            }
        }
        return protocol.analyses().stream()
                .filter(analysis -> only.isEmpty() || only.contains(analysis.id()))
                .toList();
    }
}
