package org.stegvis.design.operating;

import java.util.Arrays;

/// Sums as a row of numbers and back, to the bit. What is counted is below 2^53, so a double holds it exactly.
///
/// The number of replicates comes first, then eight numbers a quantity, four a count, one a regime of each choice,
/// one a look for each way to stop there, and those of trials that are changed at a look.
final class TallyNumbers {
    private final double[] numbers;
    private int at;

    private TallyNumbers(double[] numbers) {
        this.numbers = numbers;
    }

    static double[] of(Tally tally, Questions questions) {
        var writing = new TallyNumbers(new double[length(questions)]);
        writing.put(tally.replicates());
        for (int i = 0; i < questions.quantities().size(); i++) {
            Tally.Sums sums = tally.quantity(i);
            writing.put(sums.n);
            writing.put(sums.error);
            writing.put(sums.errorSquared);
            writing.put(sums.variance);
            writing.put(sums.varianceSquared);
            writing.put(sums.rejected);
            writing.put(sums.covered);
            writing.put(sums.coveredAt95);
        }
        for (int i = 0; i < questions.counts().size(); i++) {
            Tally.Spread spread = tally.count(i);
            writing.put(spread.sum);
            writing.put(spread.squares);
            writing.put(spread.least);
            writing.put(spread.most);
        }
        for (int i = 0; i < questions.choices().size(); i++) {
            writing.put(tally.chosen(i));
        }
        writing.put(tally.efficacy());
        writing.put(tally.futility());
        if (tally.changed() != null) {
            Arrays.stream(tally.changed().numbers()).forEach(writing::put);
        }
        return writing.numbers;
    }

    /// @throws IllegalArgumentException when there are more or fewer numbers than these questions have
    static Tally read(double[] numbers, Questions questions) {
        if (numbers.length != length(questions)) {
            throw new IllegalArgumentException("There are %d sums; a study with these questions has %d."
                    .formatted(numbers.length, length(questions)));
        }
        var reading = new TallyNumbers(numbers);
        var tally = new Tally(questions);
        tally.begin((long) reading.next());
        for (int i = 0; i < questions.quantities().size(); i++) {
            Tally.Sums sums = tally.quantity(i);
            sums.n = (long) reading.next();
            sums.error = reading.next();
            sums.errorSquared = reading.next();
            sums.variance = reading.next();
            sums.varianceSquared = reading.next();
            sums.rejected = (long) reading.next();
            sums.covered = (long) reading.next();
            sums.coveredAt95 = (long) reading.next();
        }
        for (int i = 0; i < questions.counts().size(); i++) {
            Tally.Spread spread = tally.count(i);
            spread.sum = reading.next();
            spread.squares = reading.next();
            spread.least = reading.next();
            spread.most = reading.next();
        }
        for (int i = 0; i < questions.choices().size(); i++) {
            reading.next(tally.chosen(i));
        }
        reading.next(tally.efficacy());
        reading.next(tally.futility());
        if (tally.changed() != null) {
            tally.changed().begin(Arrays.copyOfRange(numbers, reading.at, numbers.length));
        }
        return tally;
    }

    private static int length(Questions questions) {
        Looking looking = questions.looking();
        int regimes =
                questions.choices().stream().mapToInt(Questions.Choice::regimes).sum();
        return 1
                + 8 * questions.quantities().size()
                + 4 * questions.counts().size()
                + regimes
                + 2 * (looking == null ? 0 : looking.looks())
                + ChangedCounts.size(questions.hypotheses().size());
    }

    private void put(double number) {
        numbers[at++] = number;
    }

    private void put(long counted) {
        put((double) counted);
    }

    private void put(long[] all) {
        for (long counted : all) {
            put(counted);
        }
    }

    private double next() {
        return numbers[at++];
    }

    private void next(long[] into) {
        Arrays.setAll(into, i -> (long) next());
    }
}
