package org.stegvis.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.Figure;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.scenario.ScenarioGrid;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `power` of the jar for spark-submit: the studies of `stegvis power`, with results as Parquet.
@Command(
        name = "power",
        header = "Simulate a trial many times on the cluster, and write sums and results as Parquet.",
        description = {
            "The same numbers as `stegvis power` with the same seed. `stegvis power … --spark local --results FOLDER` with",
            "the same options reads the folder and prints what is in it."
        },
        mixinStandardHelpOptions = true)
final class SubmittedPower implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROTOCOL")
    private Path protocolFile;

    @Parameters(index = "1", arity = "0..1", paramLabel = "SCENARIO")
    private @Nullable Path scenarioFile;

    @Option(names = "--results", required = true, paramLabel = "FOLDER", description = "On any file system of Spark.")
    private String results = "";

    @Option(names = "--replicates", paramLabel = "N", description = "How many trials (default 1000).")
    private long replicates = 1000;

    @Option(names = "--participants", paramLabel = "N", description = "How many each enrols (default: as planned).")
    private @Nullable Integer participants;

    @Option(names = "--seed", paramLabel = "SEED", description = "A whole number (default 1).")
    private long seed = 1;

    @Option(names = "--truth", paramLabel = "N", description = "Participants that tell true values (default 100000).")
    private int truth = 100_000;

    @Option(names = "--vary", paramLabel = "PATH=V,V,…", description = "As for `stegvis power`; may be given again.")
    private List<String> vary = List.of();

    @Override
    public Integer call() throws IOException {
        List<StudyOrder> orders = orders();
        try (JavaSparkContext spark = Submit.spark()) {
            new StudyRun(spark, orders, results, new Telling(orders, spec)).run();
        }
        return 0;
    }

    private List<StudyOrder> orders() throws IOException {
        Protocol protocol = switch (ProtocolReader.read(protocolFile)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) ->
                throw new IllegalArgumentException(
                        protocolFile + " is no protocol (`stegvis check` tells why): " + findings.getFirst());
        };
        if (protocol.analyses().isEmpty()) {
            throw new IllegalArgumentException(protocolFile + " plans no analysis; add one under `analyses`");
        }
        if (replicates < 2 || truth < 2) {
            throw new IllegalArgumentException("--replicates and --truth must be 2 or more");
        }
        var sent = SentProtocol.of(protocolFile, scenarioFile == null);
        String scenario = scenarioFile == null ? UsualScenario.of(protocol).text() : Files.readString(scenarioFile);
        int planned = participants == null ? protocol.trial().participants() : participants;
        List<StudyOrder> orders = new ArrayList<>();
        Protocol read = sent.read();
        for (Map<String, String> cell : ScenarioGrid.cells(vary)) {
            String text = ScenarioGrid.text(scenario, cell);
            require(read, text);
            orders.add(new StudyOrder(
                    sent,
                    text,
                    cell,
                    ScenarioGrid.participants(cell, planned),
                    replicates,
                    seed,
                    truth,
                    BuiltVersion.number()));
        }
        return orders;
    }

    /// What no worker could read is told before any is asked.
    private void require(Protocol protocol, String scenario) {
        String name = scenarioFile == null ? "the usual scenario" : scenarioFile.toString();
        if (ScenarioReader.read(name, scenario, protocol) instanceof ScenarioReading.Rejected(var findings)) {
            throw new IllegalArgumentException(name + " is no scenario of this protocol: " + findings.getFirst());
        }
    }

    /// A line a study and contrast, as soon as the study is played.
    private record Telling(List<StudyOrder> orders, CommandSpec spec) implements Machines.Watcher {
        @Override
        public void at(long done, long wanted) {}

        @Override
        public void soFar(int order, Kept kept) {}

        @Override
        public void finished(int order, Kept kept) {
            OperatingCharacteristics found = kept.summary();
            for (OperatingCharacteristics.OfQuantity each : found.quantities()) {
                if (each.quantity().isContrast()) {
                    String what = each.quantity().analysis().id() + ": "
                            + each.quantity().name();
                    say(order, what, "power", each.rejection());
                }
            }
            if (found.changes() != null) {
                for (ChangedTrials.Hypothesis each : found.changes().hypotheses()) {
                    say(order, "change: " + each.name(), "rejected in", each.rejected());
                }
            }
        }

        private void say(int order, String what, String how, Figure share) {
            Map<String, String> varied = orders.get(order).varied();
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s%s: %s %.1f (%.1f) %%%n",
                            varied.isEmpty() ? "" : varied + " ",
                            what,
                            how,
                            100 * share.value(),
                            100 * share.error());
        }
    }
}
