package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.RuleLearning.Method;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.expression.Reference;

/// Learning a rule from data that do not give one: a warning, a diagnosis or an error that names what is wrong.
class RuleLearningIllPosedTest {
    private static final List<Method> METHODS = List.of(
            new Method.QLearning(RuleLearning.Onwards.PREDICTED),
            new Method.QLearning(RuleLearning.Onwards.OBSERVED),
            new Method.GEstimation(),
            new Method.Dwols(RuleLearning.Balance.OVERLAP),
            new Method.Dwols(RuleLearning.Balance.INVERSE));

    @TempDir
    private Path folder;

    private Protocol protocol(UnaryOperator<String> change) throws IOException {
        String text = Files.readString(Places.resource("own-estimators.yaml"));
        String changed = change.apply(text);
        return Study.protocol(Files.writeString(folder.resolve("changed.yaml"), changed));
    }

    private static RuleLearning by(Method method, Reference... moderators) {
        var all = new LinkedHashMap<String, List<Reference>>();
        all.put("second", List.of(moderators));
        return RuleLearning.by(method).withModerators(all).with(new RuleLearning.Inference.MOutOfN(50));
    }

    private static Result run(Protocol protocol, TrialData data, RuleLearning estimator) {
        return AnalysisPlan.ofRegimes("y@end").by(estimator).run(protocol, data);
    }

    private static TrialData with(TrialData data, String name, Column column) {
        var columns = new LinkedHashMap<String, Column>();
        data.columnNames().forEach(each -> columns.put(each, data.column(each)));
        columns.put(name, column);
        return TrialData.of(data.participants(), columns);
    }

    @Test
    void weights_of_a_million_give_finite_numbers() throws IOException {
        Protocol unequal = protocol(text -> text.replace("options: [p, m]", "options: {p: 0.001, m: 1000}"));
        TrialData data = new MadeUpStudy(1).once(120, new Random(5));
        for (Method method : METHODS) {
            var found = (Result.Found) run(unequal, data, by(method));
            found.values().values().forEach(each -> {
                assertThat(each.estimate().estimate()).as(method + each.name()).isFinite();
                assertThat(each.estimate().se()).as(method + each.name()).isFinite();
            });
            found.sections(Section.Coefficients.class)
                    .getFirst()
                    .estimates()
                    .forEach(each -> assertThat(each.estimate().estimate())
                            .as(method + each.name())
                            .isFinite());
        }
    }

    @Test
    void moderators_that_determine_each_other_are_named_with_their_decision() throws IOException {
        Protocol plain = protocol(text -> text);
        TrialData study = new MadeUpStudy(1).once(100, new Random(6));
        TrialData data = with(
                study, "x2", Column.Numbers.of(100, i -> 2 * study.numbers("x1").at(i) + 1));
        for (Method method : METHODS) {
            assertThat(run(
                            plain,
                            data,
                            by(method, new Reference.Characteristic("x1"), new Reference.Characteristic("x2"))))
                    .as(method.toString())
                    .isInstanceOfSatisfying(
                            Result.NotEstimable.class,
                            none -> assertThat(none.why().sentence()).contains("second: x2"));
        }
    }

    @Test
    void an_option_that_nobody_received_is_named() throws IOException {
        Protocol plain = protocol(text -> text);
        TrialData study = new MadeUpStudy(1).once(100, new Random(7));
        int[] rows = IntStream.range(0, 100)
                .filter(i -> !"plus".equals(study.levels("second").at(i)))
                .toArray();
        assertThat(run(plain, study.rows(rows), by(METHODS.getFirst())))
                .isInstanceOfSatisfying(
                        Result.NotEstimable.class,
                        none -> assertThat(none.why().sentence()).contains("plus at second"));
    }

    @Test
    void an_outcome_without_a_better_direction_has_no_rule() throws IOException {
        Protocol neither = protocol(text -> text.replace(
                "y: {title: Y, scale: {continuous: {}}, better: higher}",
                "y: {title: Y, scale: {continuous: {}}, better: neither}"));
        assertThat(run(neither, new MadeUpStudy(1).once(100, new Random(8)), by(METHODS.getFirst())))
                .isInstanceOfSatisfying(
                        Result.NotEstimable.class,
                        none -> assertThat(none.why()).isEqualTo(new Diagnosis.NoDirection("y")));
    }

    @Test
    void an_infinite_outcome_names_variable_and_participant_and_a_missing_one_is_counted() throws IOException {
        Protocol plain = protocol(text -> text);
        TrialData study = new MadeUpStudy(1).once(100, new Random(9));
        for (double wrong : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
            TrialData data = with(
                    study,
                    "y@end",
                    Column.Numbers.of(
                            100, i -> i == 3 ? wrong : study.numbers("y@end").at(i)));
            if (Double.isNaN(wrong)) {
                assertThat(run(plain, data, by(METHODS.getFirst())).numbers().withoutOutcome())
                        .isEqualTo(1);
            } else {
                assertThatExceptionOfType(IllegalArgumentException.class)
                        .isThrownBy(() -> run(plain, data, by(METHODS.getFirst())))
                        .withMessageContainingAll("y@end", "p3");
            }
        }
    }

    @Test
    void a_rule_that_is_a_regime_is_told() throws IOException {
        Protocol plain = protocol(text -> text);
        var found = (Result.Found) run(plain, new MadeUpStudy(3).once(400, new Random(10)), by(METHODS.getFirst()));

        assertThat(found.warnings()).hasAtLeastOneElementOfType(Warning.RuleIsRegime.class);
    }

    @Test
    void survival_is_for_a_time_only() throws IOException {
        Protocol plain = protocol(text -> text);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AnalysisPlan.ofRegimes("y@end")
                        .by(Survival.withDefaults())
                        .run(plain, new MadeUpStudy(1).once(50, new Random(11))))
                .withMessageContainingAll("survival", "y@end");
    }
}
