package org.stegvis.design.operating;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/// Sums as lines of text and back, to the bit: numbers with a fraction are written in hexadecimal.
///
/// The first line holds the number of replicates; then comes a line for each quantity, count and choice, for each way
/// to stop at a look, and for trials that are changed at one.
final class TallyText {
    private TallyText() {}

    static String of(Tally tally, Questions questions) {
        var text = new StringBuilder().append(tally.replicates()).append('\n');
        for (int i = 0; i < questions.quantities().size(); i++) {
            Tally.Sums sums = tally.quantity(i);
            text.append(sums.n);
            for (double each : List.of(sums.error, sums.errorSquared, sums.variance, sums.varianceSquared)) {
                text.append(' ').append(Double.toHexString(each));
            }
            text.append(' ').append(sums.rejected).append(' ').append(sums.covered);
            text.append(' ').append(sums.coveredAt95).append('\n');
        }
        for (int i = 0; i < questions.counts().size(); i++) {
            Tally.Spread spread = tally.count(i);
            text.append(Double.toHexString(spread.sum)).append(' ').append(Double.toHexString(spread.squares));
            text.append(' ').append(Double.toHexString(spread.least));
            text.append(' ').append(Double.toHexString(spread.most)).append('\n');
        }
        for (int i = 0; i < questions.choices().size(); i++) {
            text.append(line(tally.chosen(i)));
        }
        if (questions.looking() != null) {
            text.append(line(tally.efficacy())).append(line(tally.futility()));
        }
        if (tally.changed() != null) {
            text.append(Arrays.stream(tally.changed().numbers())
                    .mapToObj(Double::toHexString)
                    .collect(Collectors.joining(" ", "", "\n")));
        }
        return text.toString();
    }

    /// @throws IllegalArgumentException when the text is none of these questions
    static Tally read(String text, Questions questions) {
        var lines = new ArrayDeque<>(text.lines().toList());
        var tally = new Tally(questions);
        try {
            tally.begin(Long.parseLong(next(lines, 1)[0]));
            for (int i = 0; i < questions.quantities().size(); i++) {
                read(next(lines, 8), tally.quantity(i));
            }
            for (int i = 0; i < questions.counts().size(); i++) {
                read(next(lines, 4), tally.count(i));
            }
            for (int i = 0; i < questions.choices().size(); i++) {
                long[] chosen = tally.chosen(i);
                String[] fields = next(lines, chosen.length);
                Arrays.setAll(chosen, k -> Long.parseLong(fields[k]));
            }
            if (questions.looking() != null) {
                for (long[] stops : List.of(tally.efficacy(), tally.futility())) {
                    String[] fields = next(lines, stops.length);
                    Arrays.setAll(stops, k -> Long.parseLong(fields[k]));
                }
            }
            if (tally.changed() != null) {
                String[] fields =
                        next(lines, ChangedCounts.size(questions.hypotheses().size()));
                tally.changed()
                        .begin(Arrays.stream(fields)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        } catch (NumberFormatException broken) {
            throw new IllegalArgumentException("A line of the sums is damaged: " + broken.getMessage(), broken);
        }
        if (!lines.isEmpty()) {
            throw new IllegalArgumentException("There are " + lines.size() + " lines too many among the sums.");
        }
        return tally;
    }

    private static String line(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(" ", "", "\n"));
    }

    private static String[] next(Deque<String> lines, int fields) {
        String line = lines.poll();
        String[] found = line == null ? new String[0] : line.split(" ");
        if (found.length != fields) {
            throw new IllegalArgumentException(
                    "A line of the sums has %d numbers and must have %d.".formatted(found.length, fields));
        }
        return found;
    }

    private static void read(String[] fields, Tally.Sums sums) {
        sums.n = Long.parseLong(fields[0]);
        sums.error = Double.parseDouble(fields[1]);
        sums.errorSquared = Double.parseDouble(fields[2]);
        sums.variance = Double.parseDouble(fields[3]);
        sums.varianceSquared = Double.parseDouble(fields[4]);
        sums.rejected = Long.parseLong(fields[5]);
        sums.covered = Long.parseLong(fields[6]);
        sums.coveredAt95 = Long.parseLong(fields[7]);
    }

    private static void read(String[] fields, Tally.Spread spread) {
        spread.sum = Double.parseDouble(fields[0]);
        spread.squares = Double.parseDouble(fields[1]);
        spread.least = Double.parseDouble(fields[2]);
        spread.most = Double.parseDouble(fields[3]);
    }
}
