package org.stegvis.design.operating;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sums over replicates, from which all operating characteristics follow. Added up in a fixed order they
/// have the same bits.
final class Tally {
    private final double[] truths;
    private final Questions questions;
    private long replicates;
    private final Sums[] quantities;
    private final Spread[] counts;
    private final long[][] chosen;

    /// By look: how many trials it stopped for efficacy, and for futility.
    private final long[] efficacy;

    private final long[] futility;

    /// Null where no change at a look is planned.
    private final @Nullable ChangedCounts changed;

    /// Sums of one quantity over the replicates that estimate it; `error` is the estimate less the truth.
    static final class Sums {
        long n;
        double error;
        double errorSquared;
        double variance;
        double varianceSquared;
        long rejected;
        long covered;
        long coveredAt95;

        void add(Sums other) {
            n += other.n;
            error += other.error;
            errorSquared += other.errorSquared;
            variance += other.variance;
            varianceSquared += other.varianceSquared;
            rejected += other.rejected;
            covered += other.covered;
            coveredAt95 += other.coveredAt95;
        }
    }

    /// Sums of one number counted.
    static final class Spread {
        double sum;
        double squares;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;

        void add(double count) {
            sum += count;
            squares += count * count;
            least = Math.min(least, count);
            most = Math.max(most, count);
        }

        void add(Spread other) {
            sum += other.sum;
            squares += other.squares;
            least = Math.min(least, other.least);
            most = Math.max(most, other.most);
        }
    }

    Tally(Questions questions) {
        this.questions = questions;
        truths = questions.truths();
        quantities = new Sums[questions.quantities().size()];
        Arrays.setAll(quantities, i -> new Sums());
        counts = new Spread[questions.counts().size()];
        Arrays.setAll(counts, i -> new Spread());
        chosen = questions.choices().stream()
                .map(choice -> new long[choice.regimes()])
                .toArray(long[][]::new);
        Looking looking = questions.looking();
        efficacy = new long[looking == null ? 0 : looking.looks()];
        futility = new long[efficacy.length];
        changed = questions.hypotheses().isEmpty()
                ? null
                : new ChangedCounts(questions.hypotheses().size());
    }

    long replicates() {
        return replicates;
    }

    /// The sums are those of so many replicates played before.
    void begin(long playedBefore) {
        replicates = playedBefore;
    }

    Sums quantity(int position) {
        return quantities[position];
    }

    Spread count(int position) {
        return counts[position];
    }

    /// How often each regime had the best estimate.
    long[] chosen(int choice) {
        return chosen[choice];
    }

    long[] efficacy() {
        return efficacy;
    }

    long[] futility() {
        return futility;
    }

    /// Of trials that are changed at a look; null where no change is planned.
    @Nullable
    ChangedCounts changed() {
        return changed;
    }

    void add(Replicate replicate) {
        replicates++;
        switch (replicate.verdict) {
            case EFFICACY -> efficacy[replicate.stoppedAt]++;
            case FUTILITY -> futility[replicate.stoppedAt]++;
            case GO_ON -> {}
        }
        for (int i = 0; i < quantities.length; i++) {
            if (!Double.isNaN(replicate.estimate[i])) {
                add(quantities[i], i, replicate);
            }
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i].add(replicate.count[i]);
        }
        for (int i = 0; i < chosen.length; i++) {
            int best = questions.choices().get(i).best(replicate.estimate);
            if (best >= 0) {
                chosen[i][best]++;
            }
        }
    }

    private void add(Sums sums, int i, Replicate replicate) {
        double error = replicate.estimate[i] - truths[i];
        double se = replicate.se[i];
        double reach = replicate.quantile[i] * se;
        sums.n++;
        sums.error += error;
        sums.errorSquared += error * error;
        sums.variance += se * se;
        sums.varianceSquared += se * se * se * se;
        sums.rejected += Math.abs(replicate.estimate[i]) > reach ? 1 : 0;
        sums.covered += Math.abs(error) <= reach ? 1 : 0;
        sums.coveredAt95 += Math.abs(error) <= replicate.quantileOf95[i] * se ? 1 : 0;
    }

    void add(Tally other) {
        replicates += other.replicates;
        for (int look = 0; look < efficacy.length; look++) {
            efficacy[look] += other.efficacy[look];
            futility[look] += other.futility[look];
        }
        for (int i = 0; i < quantities.length; i++) {
            quantities[i].add(other.quantities[i]);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i].add(other.counts[i]);
        }
        for (int i = 0; i < chosen.length; i++) {
            for (int regime = 0; regime < chosen[i].length; regime++) {
                chosen[i][regime] += other.chosen[i][regime];
            }
        }
        if (changed != null && other.changed != null) {
            changed.add(other.changed);
        }
    }
}
