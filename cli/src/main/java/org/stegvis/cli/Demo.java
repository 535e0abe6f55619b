package org.stegvis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.exchange.results.Provenance;
import org.stegvis.exchange.results.ResultsWriter;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `stegvis demo`: the back-pain trial from file to results, with made-up participants.
@Command(
        name = "demo",
        header = "Run the back-pain trial with made-up participants, from file to results.",
        description = {
            "Checks the protocol, simulates 749 participants through the engine, runs the planned analyses, and prints the",
            "estimates beside the published ones. The data and the results are written to a folder."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stegvis demo", "  stegvis demo --seed 7 --out /tmp/my-demo"})
final class Demo implements Callable<Integer> {

    private final Console console;

    @Option(names = "--seed", paramLabel = "SEED", description = "A whole number (default 1).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write (default stegvis-demo).")
    private Path folder = Path.of("stegvis-demo");

    Demo(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Reading.Accepted accepted = protocol();
        Protocol protocol = accepted.protocol();
        ScenarioReading.Accepted scenario = scenario(protocol);
        int wanted = protocol.trial().participants();
        SimulatedTrial trial;
        try (var bar = new Bar(console, "Simulating", wanted)) {
            trial = Simulation.of(protocol, scenario.scenario()).run(wanted, seed, bar);
        }
        List<Result> results = PlannedAnalyses.of(protocol).run(trial.data());
        Path data = folder.resolve("data.csv");
        Path document = folder.resolve("results.json");
        Files.createDirectories(folder);
        TrialDataWriter.write(protocol, trial.data(), data);
        var origin = new Provenance.Data.Simulated(scenario.sha256(), seed);
        Files.writeString(
                document,
                ResultsWriter.text(
                        protocol,
                        new Provenance(
                                Version.number(),
                                accepted.sha256(),
                                trial.data().size(),
                                origin,
                                null),
                        results));
        new DemoSummary(protocol, trial, results, seed).lines().forEach(console::result);
        console.result("");
        console.result("data     " + data);
        console.result("results  " + document);
        return ExitCodes.DONE;
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
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream("trials/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
