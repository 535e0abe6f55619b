package org.stegvis.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.analysis.Reporting;
import org.stegvis.cli.analysis.TruthOptions;
import org.stegvis.cli.input.OriginFile;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Build;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.exchange.published.PublishedReader;
import org.stegvis.exchange.published.PublishedReading;
import org.stegvis.exchange.results.ResultsWriter;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.report.Report;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.input.References;
import org.stegvis.report.input.ReportInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `stegvis demo`: the back-pain trial from file to report, with made-up participants.
@Command(
        name = "demo",
        header = "Run the back-pain trial with made-up participants, from file to report.",
        description = {
            "Checks the protocol, simulates 749 participants through the engine, runs the planned analyses, writes the report",
            "(HTML and PDF), and prints the estimates beside the published and the true values. The data, the results and the",
            "report are written to a folder; files of an earlier demonstration there are replaced.",
            "At a terminal the trial server then starts on this machine with the same trial in it: as many made-up people, who",
            "went through the server's own path on a calendar that ends yesterday, so that some are still under way."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stegvis demo", "  stegvis demo --seed 7 --out /tmp/my-demo --no-serve"})
public final class Demo implements Callable<Integer> {

    /// The true contrasts are known to a hundredth of a point with this many.
    private static final int TRUTH_FROM = 15_000;

    private final Console console;

    @Option(names = "--seed", paramLabel = "SEED", description = "A whole number (default 1).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write (default stegvis-demo).")
    private Path folder = Path.of("stegvis-demo");

    @Option(
            names = "--serve",
            negatable = true,
            description = {
                "Start the trial server afterwards, or do not. Left out: only when results go to a terminal.",
            })
    private @Nullable Boolean serve;

    @Option(names = "--port", paramLabel = "PORT", description = "Of the server (default 8080; 0 takes any).")
    private int port = 8080;

    /// @param console where the verb writes
    public Demo(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Reading.Accepted accepted = protocol();
        Protocol protocol = accepted.protocol();
        ScenarioReading.Accepted scenario = scenario(protocol);
        PublishedReading.Accepted published = published(protocol);
        console.result(DemoSummary.first(protocol, seed));
        console.flush();
        console.message("checked     back-pain.yaml, back-pain.scenario.yaml, back-pain.published.yaml");
        int wanted = protocol.trial().participants();
        SimulatedTrial trial;
        try (var bar = new Bar(console, "Simulating", wanted)) {
            trial = Simulation.of(protocol, scenario.scenario()).run(wanted, seed, bar);
        }
        console.message("simulated   %,d made-up participants"
                .formatted(trial.histories().size()));
        TruthOptions.Known truth = TruthOptions.Known.of(protocol, scenario, TRUTH_FROM);
        List<Result> results = PlannedAnalyses.of(protocol).run(trial.data());
        console.message("analysed    %d analyses".formatted(results.size()));
        Files.createDirectories(folder);
        String dataSha256 = OriginFile.write(trial, scenario.sha256(), seed, folder.resolve("data.csv"));
        writeResults(accepted, trial, scenario, results);
        var provenance = Provenance.of(Build.version(), accepted.sha256(), dataSha256)
                .madeUpBy(new Provenance.Simulation(scenario.sha256(), seed))
                .withTruth(new Provenance.Truth(truth.scenarioSha256(), truth.participants(), truth.seed()))
                .withPublished(published.sha256());
        List<ReferenceValue> beside = Stream.concat(
                        References.of(truth.effects()).stream(), References.of(protocol, published.results()).stream())
                .toList();
        ReportInput input = ReportInput.of(protocol, trial.data(), results, provenance, Language.ENGLISH)
                .with(OriginFile.screening(trial))
                .with(beside);
        Reporting.write(Report.of(input), folder.resolve("report.html"));
        Reporting.write(Report.of(input), folder.resolve("report.pdf"));
        console.message("reported    " + folder.resolve("report.html"));
        new DemoSummary(protocol, trial, results, published.results(), truth.effects())
                .lines(folder)
                .forEach(console::result);
        console.flush();
        if (serve == null ? console.outColour() == Console.Colour.COLOURED : serve) {
            new DemoServer(console, folder.resolve("server"), port)
                    .run(resource("back-pain.yaml"), scenario.scenario(), wanted, seed);
        }
        return ExitCodes.DONE;
    }

    private void writeResults(
            Reading.Accepted protocol, SimulatedTrial trial, ScenarioReading.Accepted scenario, List<Result> results)
            throws IOException {
        var provenance = new org.stegvis.exchange.results.Provenance(
                Build.version(),
                protocol.sha256(),
                trial.data().size(),
                new org.stegvis.exchange.results.Provenance.Data.Simulated(scenario.sha256(), seed),
                null);
        WholeFile.write(folder.resolve("results.json"), ResultsWriter.text(protocol.protocol(), provenance, results));
    }

    /// Read without a word about what is flagged, which the summary and the report tell.
    private static PublishedReading.Accepted published(Protocol protocol) throws IOException {
        String name = "back-pain.published.yaml";
        return switch (PublishedReader.read(protocol, name, resource(name))) {
            case PublishedReading.Rejected(var findings) -> throw new Rejected(findings);
            case PublishedReading.Accepted accepted -> accepted;
        };
    }

    private static Reading.Accepted protocol() throws IOException {
        return switch (ProtocolReader.read("back-pain.yaml", resource("back-pain.yaml"))) {
            case Reading.Rejected(var findings) -> throw new Rejected(findings);
            case Reading.Accepted accepted -> accepted;
        };
    }

    private static ScenarioReading.Accepted scenario(Protocol protocol) throws IOException {
        String name = "back-pain.scenario.yaml";
        return switch (ScenarioReader.read(name, resource(name), protocol)) {
            case ScenarioReading.Rejected(var findings) -> throw new Rejected(findings);
            case ScenarioReading.Accepted accepted -> accepted;
        };
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Demo.class.getResourceAsStream("/org/stegvis/cli/trials/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
