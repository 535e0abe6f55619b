package org.stegvis.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.stegvis.design.machines.MachinesFailure;
import org.stegvis.design.simulation.UnplayableScenario;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program in the jar for `spark-submit`, which says where Spark is.
@Command(
        name = "stegvis-cluster",
        header = "Simulate trials, and analyse data of the size of a registry, on Apache Spark.",
        description = "Give this jar to spark-submit; its --master says where the work is done.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spark-submit --master yarn stegvis-cluster-*-spark.jar power \\",
            "    back-pain.yaml back-pain.scenario.yaml --replicates 100000 \\",
            "    --vary missing.week26=0.1,0.2,0.3 --results hdfs:///power"
        },
        subcommands = {SubmittedPower.class},
        synopsisSubcommandLabel = "VERB",
        mixinStandardHelpOptions = true)
public final class Submit {
    private Submit() {}

    /// Ends the process with 0 when all is done, 2 for bad input or a cluster that gave up, 70 for a fault.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var verbs = new CommandLine(new Submit());
        verbs.getCommandSpec().version("stegvis-cluster " + BuiltVersion.number());
        return verbs.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    boolean isInput = thrown instanceof IOException
                            || thrown instanceof UncheckedIOException
                            || thrown instanceof IllegalArgumentException
                            || thrown instanceof UnplayableScenario
                            || thrown instanceof MachinesFailure;
                    line.getErr()
                            .println("stegvis-cluster: " + (isInput ? input(thrown) : "a fault: " + Tasks.why(thrown)));
                    if (!isInput) {
                        thrown.printStackTrace(line.getErr());
                    }
                    return isInput ? 2 : 70;
                });
    }

    /// What a person is to mend; the causes below it speak of code.
    private static String input(Throwable thrown) {
        return thrown instanceof NoSuchFileException missing
                ? "there is no file " + missing.getFile()
                : thrown.getMessage() == null
                        ? Tasks.why(thrown)
                        : thrown.getMessage().lines().findFirst().orElse("");
    }

    /// The context that spark-submit has prepared.
    static JavaSparkContext spark() {
        return new JavaSparkContext(
                new SparkConf().setIfMissing("spark.app.name", "stegvis").set("spark.driver.maxResultSize", "0"));
    }
}
