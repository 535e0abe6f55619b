package org.stegvis.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Correlation;
import org.stegvis.protocol.estimator.Estimators;
import org.stegvis.protocol.estimator.GComputation;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.Normalisation;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Regression;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import picocli.CommandLine;

/// `docs/reference/methods.md` names each estimator, and the three ways to it are there.
class MethodsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/methods.md");
    private static final Path OWN_SOURCE = Path.of("src/test/java/org/stegvis/cli/analysis/MethodsPageTest.java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// The examples of the page, word for word.
    private static final List<AnalysisPlan> EXAMPLES = List.of(
            AnalysisPlan.ofRegimes("odi@week52")
                    .adjustedFor("odi@baseline")
                    .by(WeightedReplicated.withDefaults()
                            .with(new Weights.Observed())
                            .with(Correction.MANCL_DEROUEN)
                            .with(Referral.STUDENT_T)),
            AnalysisPlan.ofRegimes("odi@week52")
                    .by(InverseProbability.withDefaults().with(Normalisation.HORVITZ_THOMPSON)),
            AnalysisPlan.ofRegimes("odi@week52").adjustedFor("odi@baseline").by(GComputation.withDefaults()),
            AnalysisPlan.ofRegimes("odi@week52")
                    .adjustedFor("odi@baseline")
                    .by(AugmentedInverseProbability.withDefaults()),
            AnalysisPlan.ofRegimes("odi@week52").by(InterimAugmented.withDefaults()),
            AnalysisPlan.ofRegimesOverTime("odi", "baseline", "week10", "week26", "week52")
                    .by(Longitudinal.withDefaults().with(Correlation.AR1)),
            AnalysisPlan.ofRegimes("odi@week52")
                    .by(RuleLearning.by(new RuleLearning.Method.QLearning(RuleLearning.Onwards.PREDICTED))),
            AnalysisPlan.ofRegimes("odi@week52").by(RuleLearning.by(new RuleLearning.Method.GEstimation())),
            AnalysisPlan.ofRegimes("odi@week52")
                    .by(RuleLearning.by(new RuleLearning.Method.Dwols(RuleLearning.Balance.OVERLAP))),
            AnalysisPlan.ofRegimes("odi@week52").by(Survival.withDefaults().until(52)),
            AnalysisPlan.ofOptions("first", "odi@week10")
                    .adjustedFor("odi@baseline", "site")
                    .by(new AnalysisOfCovariance()),
            AnalysisPlan.ofOptions("first", "odi@week10").by(new Regression(Regression.Family.LOGISTIC)),
            AnalysisPlan.ofOptions("first", "odi@week10").by(new Regression(Regression.Family.POISSON)),
            AnalysisPlan.ofOptions("first", "odi@week10").by(new Regression(Regression.Family.PROPORTIONAL_ODDS)),
            AnalysisPlan.ofOptionsOverTime("first", "odi", "week10", "week26", "week52")
                    .by(RepeatedMeasures.withDefaults()),
            AnalysisPlan.ofRegimes("odi@week52")
                    .by(MultiplyImputed.of(WeightedReplicated.withDefaults()).inSets(20)));

    private static final Protocol BACK_PAIN =
            ((Reading.Accepted) ProtocolReader.read(Path.of("../trials/back-pain.yaml"))).protocol();

    private record Row(String method, String compares, String outcome, String commandLine) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            rows.add(new Row(row.group(1), row.group(2), row.group(3), row.group(4)));
        }
        return rows;
    }

    @Test
    void the_page_has_all_estimators_and_no_other() throws IOException {
        List<String> known = new ArrayList<>(Estimators.withDefaults().keySet());
        known.add(CensoringWeighted.WORD);
        known.add(MultiplyImputed.WORD);

        assertThat(rows()).extracting(Row::method).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void the_protocol_takes_each_by_its_name() throws IOException {
        for (Row row : rows()) {
            Path file = Files.createTempFile("methods", ".yaml");
            Files.writeString(
                    file,
                    Files.readString(Path.of("../trials/back-pain.yaml"))
                            + "  named: {compare: regimes, outcome: odi@week52, estimator: {method: %s, nothing: 1}}\n"
                                    .formatted(row.method()));

            assertThat(ProtocolReader.read(file).findings().toString())
                    .as(row.method())
                    .contains("nothing")
                    .doesNotContain("found '" + row.method() + "'");
            Files.delete(file);
        }
    }

    @Test
    void the_command_line_takes_each_that_the_page_says() throws IOException {
        for (Row row : rows()) {
            if (row.commandLine().equals("`--estimator`")) {
                String what = row.compares().startsWith("regimes") ? "regimes" : "first";
                String outcome = row.outcome().equals("over time") ? "odi@week10,week26,week52" : "odi@week52";
                var options = new AdHocOptions();
                new CommandLine(options)
                        .parseArgs("--compare", what, "--outcome", outcome, "--estimator", row.method());

                Analysis analysis = Objects.requireNonNull(options.in(BACK_PAIN));

                assertThat(analysis.estimator().word()).isEqualTo(row.method());
            }
        }
    }

    @Test
    void the_examples_are_those_compiled_here_one_for_each_method() throws IOException {
        assertThat(EXAMPLES)
                .extracting(plan -> plan.in(BACK_PAIN).estimator().word())
                .containsExactlyElementsOf(rows().stream()
                        .map(Row::method)
                        .filter(method -> !method.equals(CensoringWeighted.WORD))
                        .toList());
        String page = Files.readString(PAGE);
        String block = page.substring(page.indexOf("```java") + 7, page.lastIndexOf("```"));
        String source = SPACE.matcher(Files.readString(OWN_SOURCE)).replaceAll("");
        for (String example : block.strip().split("\n(?=AnalysisPlan)", -1)) {
            assertThat(source).contains(SPACE.matcher(example).replaceAll(""));
        }
    }
}
