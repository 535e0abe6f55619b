package org.stegvis.protocol.estimator;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.stegvis.protocol.expression.Reference;

/// Another estimator on data whose gaps are filled several times, with the results put together.
///
/// @param of the estimator that runs on each filled data set
/// @param sets how many times the gaps are filled
/// @param cycles how often the variables are imputed in turn before a set is taken
/// @param numbers how numbers are imputed
/// @param seed of the random numbers
/// @param deltas by how much imputed outcomes are shifted, in rising order, to find where a conclusion tips: in units
/// of the outcome, of its log odds where it is yes or no. None: nothing is shifted.
public record MultiplyImputed(Estimator of, int sets, int cycles, Numbers numbers, long seed, List<Double> deltas)
        implements Estimator.OfRegimes, Estimator.OfOptions {
    public static final String WORD = "multiple-imputation";
    /// More shifts than a plot can show.
    public static final int MOST_DELTAS = 101;

    public MultiplyImputed {
        deltas = deltas.stream().distinct().sorted().toList();
        if (deltas.size() > MOST_DELTAS || !deltas.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "deltas are %s but must be at most %d finite numbers.".formatted(deltas, MOST_DELTAS));
        }
        if (!of.isPoolable()) {
            throw new IllegalArgumentException("'of' must be an estimator other than '" + of.word() + "'.");
        }
        if (sets < 2 || cycles < 1) {
            throw new IllegalArgumentException(
                    "There are %d sets and %d cycles; there must be at least 2 and 1.".formatted(sets, cycles));
        }
    }

    public static MultiplyImputed of(Estimator of) {
        return new MultiplyImputed(of, 50, 5, Numbers.MATCHED, 1, List.of());
    }

    /// The same, with the imputed outcomes also shifted by each of these.
    public MultiplyImputed shiftedBy(List<Double> other) {
        return new MultiplyImputed(of, sets, cycles, numbers, seed, other);
    }

    /// The same with another number of sets.
    public MultiplyImputed inSets(int other) {
        return new MultiplyImputed(of, other, cycles, numbers, seed, deltas);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Estimator method() {
        return of;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("of", of.word());
        settings.putAll(of.settings());
        settings.put("sets", Integer.toString(sets));
        settings.put("cycles", Integer.toString(cycles));
        settings.put("numbers", numbers.word());
        settings.put("seed", Long.toString(seed));
        if (!deltas.isEmpty()) {
            settings.put(
                    "deltas",
                    deltas.stream()
                            .map(delta -> new BigDecimal(delta.toString())
                                    .stripTrailingZeros()
                                    .toPlainString())
                            .collect(Collectors.joining(" ")));
        }
        return settings;
    }

    @Override
    public Set<Reference> named() {
        return of.named();
    }

    @Override
    public boolean isPoolable() {
        return false;
    }

    @Override
    public boolean isAdjusted() {
        return of.isAdjusted();
    }

    @Override
    public boolean isOverTime() {
        return of.isOverTime();
    }

    /// How numbers are imputed.
    public enum Numbers {
        /// By the value of a participant with a similar prediction.
        MATCHED,
        /// From a normal linear model.
        NORMAL;

        public String word() {
            return Words.of(this);
        }
    }
}
