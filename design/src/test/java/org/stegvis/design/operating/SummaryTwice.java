package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.design.simulation.TinyTrial;

/// The operating characteristics from sums against the same from the list of all replicates.
class SummaryTwice {
    private static final int REPLICATES = 300;

    @Test
    void sums_tell_what_the_list_of_replicates_tells() {
        var trial = TinyTrial.with(TinyTrial.SCENARIO);
        Questions questions = Questions.of(
                trial.protocol(), trial.scenario(), Study.truth(trial.protocol(), trial.scenario(), 500, 1));
        var tally = new Tally(questions);
        var random = RandomGenerator.of("L64X128MixRandom");
        var errors = new ArrayList<Double>();
        var ses = new ArrayList<Double>();
        int position = 2;
        double truth = questions.quantities().get(position).truth();
        for (int i = 0; i < REPLICATES; i++) {
            var replicate = new Replicate(questions);
            replicate.clear();
            double error = random.nextGaussian() + 0.2;
            double se = 0.8 + 0.3 * random.nextDouble();
            replicate.put(position, truth + error, se, 2.05, 1.96);
            errors.add(error);
            ses.add(se);
            tally.add(replicate);
        }

        var found = Summary.of(questions, 60, tally).quantities().get(position);

        double bias = mean(errors);
        double spread = Math.sqrt(
                errors.stream().mapToDouble(e -> Math.pow(e - bias, 2)).sum() / (REPLICATES - 1));
        double model =
                Math.sqrt(ses.stream().mapToDouble(se -> se * se).average().orElseThrow());
        assertThat(found.estimated()).isEqualTo(REPLICATES);
        assertThat(found.bias().value()).isEqualTo(bias, within(1e-12));
        double ofTruth = questions.quantities().get(position).truthError();
        assertThat(ofTruth).isPositive();
        assertThat(found.bias().error())
                .isEqualTo(Math.sqrt(spread * spread / REPLICATES + ofTruth * ofTruth), within(1e-12));
        assertThat(found.empiricalError().value()).isEqualTo(spread, within(1e-12));
        assertThat(found.modelError().value()).isEqualTo(model, within(1e-12));
        assertThat(found.errorRatio().value()).isEqualTo(model / spread, within(1e-12));
        long covered = IntStream.range(0, REPLICATES)
                .filter(i -> Math.abs(errors.get(i)) <= 2.05 * ses.get(i))
                .count();
        long rejected = IntStream.range(0, REPLICATES)
                .filter(i -> Math.abs(truth + errors.get(i)) > 2.05 * ses.get(i))
                .count();
        assertThat(found.coverage().value()).isEqualTo((double) covered / REPLICATES, within(1e-15));
        assertThat(found.rejection().value()).isEqualTo((double) rejected / REPLICATES, within(1e-15));
        assertThat(Summary.of(questions, 60, tally).quantities().getFirst().estimated())
                .isZero();
    }

    /// Of four trials one can be analysed, and rejects.
    @Test
    void a_trial_that_cannot_be_analysed_shows_nothing() {
        var trial = TinyTrial.with(TinyTrial.SCENARIO);
        Questions questions = Questions.of(
                trial.protocol(), trial.scenario(), Study.truth(trial.protocol(), trial.scenario(), 500, 1));
        var tally = new Tally(questions);
        int position = 2;
        for (int i = 0; i < 4; i++) {
            var replicate = new Replicate(questions);
            replicate.clear();
            if (i == 2) {
                replicate.put(position, questions.quantities().get(position).truth() + 50, 1, 2.05, 1.96);
            }
            tally.add(replicate);
        }

        var found = Summary.of(questions, 60, tally);

        assertThat(found.quantities().get(position).estimated()).isOne();
        assertThat(found.quantities().get(position).rejection().value()).isEqualTo(0.25);
        assertThat(found.quantities().get(position).coverage().value()).isZero();
        assertThat(found.choices())
                .allSatisfy(each -> assertThat(each.correct().value()).isZero());
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
