package org.stegvis.exchange.planned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// Made-up participants whose true values are known in closed form, for `own-estimators.yaml` and
/// `own-course.yaml`.
///
/// Covariate x ~ N(0, 1); options 1 and -1 with probability 1/2. At one visit: response if `0.4 x + 0.3 e
/// a1 + N(0,1) > 0.2`, `y = 10 + x + 0.5 e a1 + 1.5 response + e a2 (0.4 - 0.5 a1) + N(0, 4)`, where the
/// last term but one is for those randomised again, and e is 1, or 0 where no option makes a difference.
///
/// @param effect e
record MadeUpStudy(double effect) {
    static final List<String> REGIMES = List.of("p/plus", "p/minus", "m/plus", "m/minus");
    private static final double HIGH = 11;
    private static final double MUCH = 21;
    /// Until when the time without the event is counted, and from when it can come.
    static final double HORIZON = 2;

    private static final double FROM = 0.25;
    private static final int[] FIRST = {1, 1, -1, -1};
    private static final int[] SECOND = {1, -1, 1, -1};

    /// Participants at one visit after the second decision.
    TrialData once(int n, Random random) {
        return once(n, random, false);
    }

    /// The same at an interim look: a quarter of the participants have not come to the second decision, and
    /// a fifth of the others have no outcome yet, whoever they are.
    TrialData onTheWay(int n, Random random) {
        TrialData all = once(n, random, false);
        var hasCome = new boolean[n];
        var hasFinished = new boolean[n];
        for (int i = 0; i < n; i++) {
            hasCome[i] = random.nextDouble() < 0.75;
            hasFinished[i] = hasCome[i] && random.nextDouble() < 0.8;
        }
        var columns = new LinkedHashMap<String, Column>();
        for (String name : all.columnNames()) {
            boolean[] known = name.endsWith("@end") ? hasFinished : hasCome;
            columns.put(
                    name,
                    name.endsWith("@middle") || name.endsWith("@end") || name.equals("second")
                            ? known(all.column(name), known)
                            : all.column(name));
        }
        return TrialData.of(all.participants(), columns);
    }

    private static Column known(Column column, boolean[] isKnown) {
        return switch (column) {
            case Column.Numbers numbers ->
                Column.Numbers.of(isKnown.length, i -> isKnown[i] ? numbers.at(i) : Double.NaN);
            case Column.Levels levels ->
                Column.Levels.of(levels.levels(), isKnown.length, i -> isKnown[i] ? levels.at(i) : null);
        };
    }

    /// The same with the outcome missing more often the worse the course before the second decision: with
    /// probability `1 / (1 + exp(1.2 + 0.8 early))`, `early` being what response is decided by.
    TrialData left(int n, Random random) {
        return once(n, random, true);
    }

    private TrialData once(int n, Random random, boolean some) {
        var rows = new Rows(n);
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            int first = random.nextBoolean() ? 1 : -1;
            double early = 0.4 * x + 0.3 * effect * first + random.nextGaussian();
            boolean responds = early > 0.2;
            int second = responds ? 0 : random.nextBoolean() ? 1 : -1;
            double y = 10
                    + x
                    + effect * (0.5 * first + second * (0.4 - 0.5 * first))
                    + (responds ? 1.5 : 0)
                    + 2 * random.nextGaussian();
            rows.number("x1", i, x);
            rows.number("x2", i, random.nextBoolean() ? 1 : 0);
            rows.options(i, first, second);
            rows.number("s@middle", i, early);
            rows.number("r@middle", i, responds ? 1 : 0);
            boolean isGone = some && random.nextDouble() * (1 + Math.exp(1.2 + 0.8 * early)) < 1;
            rows.number("y@end", i, isGone ? Double.NaN : y);
            if (!some) {
                rows.number("yb@end", i, y > HIGH ? 1 : 0);
                rows.number("yc@end", i, Math.max(0, Math.rint(y) - 4));
            }
        }
        return rows.data();
    }

    double valueOnce(int regime) {
        int first = FIRST[regime];
        double response = share((0.3 * effect * first - 0.2) / Math.sqrt(1.16));
        return 10 + 1.5 * response + effect * (0.5 * first + (1 - response) * SECOND[regime] * (0.4 - 0.5 * first));
    }

    /// The probability of being gone in [#left] after a first option: the integral over the course, by Simpson's rule.
    double goneOfFirst(int first) {
        int steps = 400;
        double width = 16.0 / steps;
        double sum = 0;
        for (int k = 0; k <= steps; k++) {
            double z = -8 + k * width;
            double early = 0.3 * effect * first + Math.sqrt(1.16) * z;
            double weight = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * NormalDistribution.of(0, 1).density(z) / (1 + Math.exp(1.2 + 0.8 * early));
        }
        return sum * width / 3;
    }

    /// The mean under a first option, with the second by chance.
    double valueOfFirst(int first) {
        double response = share((0.3 * effect * first - 0.2) / Math.sqrt(1.16));
        return 10 + 1.5 * response + effect * 0.5 * first;
    }

    /// The probability of an outcome above 11 under a first option, with the second by chance: the integral
    /// over x, by Simpson's rule.
    double riskOfFirst(int first) {
        int steps = 400;
        double width = 16.0 / steps;
        double sum = 0;
        for (int k = 0; k <= steps; k++) {
            double x = -8 + k * width;
            double weight = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * NormalDistribution.of(0, 1).density(x) * riskOfFirst(first, x);
        }
        return sum * width / 3;
    }

    private double riskOfFirst(int first, double x) {
        double response = share(0.4 * x + 0.3 * effect * first - 0.2);
        double mean = 10 + x + 0.5 * effect * first - HIGH;
        double second = effect * (0.4 - 0.5 * first);
        return response * share((mean + 1.5) / 2)
                + (1 - response) * 0.5 * (share((mean + second) / 2) + share((mean - second) / 2));
    }

    /// Participants at six visits, the second decision at the third of them.
    TrialData course(int n, Random random) {
        var rows = new Rows(n);
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            int first = random.nextBoolean() ? 1 : -1;
            double own = 1.2 * random.nextGaussian();
            var y = new double[6];
            for (int t = 0; t < 6; t++) {
                double slope = 0.6 + 0.3 * effect * first;
                y[t] = 20 + 0.8 * x + own + Math.min(t, 2) * slope + 1.5 * random.nextGaussian();
            }
            boolean responds = y[2] - y[0] + random.nextGaussian() > 1;
            int second = responds ? 0 : random.nextBoolean() ? 1 : -1;
            for (int t = 3; t < 6; t++) {
                double slope = 0.2 + (responds ? 0.3 : 0) + effect * second * (0.25 - 0.2 * first);
                y[t] += (t - 2) * slope;
            }
            rows.number("x1", i, x);
            rows.options(i, first, second);
            rows.number("r@t2", i, responds ? 1 : 0);
            for (int t = 0; t < 6; t++) {
                rows.number("y@t" + t, i, y[t]);
                rows.number("yb@t" + t, i, y[t] > MUCH ? 1 : 0);
            }
        }
        return rows.data();
    }

    /// At the last visit.
    double valueOfCourse(int regime) {
        int first = FIRST[regime];
        double response = share((2 * (0.6 + 0.3 * effect * first) - 1) / Math.sqrt(5.5));
        return 20
                + 2 * (0.6 + 0.3 * effect * first)
                + 3 * (0.2 + 0.3 * response + effect * (1 - response) * SECOND[regime] * (0.25 - 0.2 * first));
    }

    /// The probability of an outcome above 21 at the last visit: given the response, the outcome is normal.
    double riskOfCourse(int regime) {
        int first = FIRST[regime];
        double slope = 0.6 + 0.3 * effect * first;
        double response = share((2 * slope - 1) / Math.sqrt(5.5));
        double start = 20 + 2 * slope + 3 * 0.2 - MUCH;
        double sd = Math.sqrt(0.64 + 1.44 + 2.25);
        return response * share((start + 3 * 0.3) / sd)
                + (1 - response) * share((start + 3 * effect * SECOND[regime] * (0.25 - 0.2 * first)) / sd);
    }

    /// Times to an event: from 0.25 months on, when the second decision has been taken, exponential with the
    /// rate `0.6 exp(-0.2 e a1)` after response and `exp(-e a2 (0.3 - 0.2 a1))` without; everybody is watched
    /// for 1 to 4 months, uniformly.
    TrialData times(int n, Random random) {
        var rows = new Rows(n);
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            int first = random.nextBoolean() ? 1 : -1;
            double early = 0.4 * x + 0.3 * effect * first + random.nextGaussian();
            boolean responds = early > 0.2;
            int second = responds ? 0 : random.nextBoolean() ? 1 : -1;
            double time = FROM - Math.log(1 - random.nextDouble()) / rate(first, responds, second);
            double watched = 1 + 3 * random.nextDouble();
            rows.number("x1", i, x);
            rows.number("x2", i, random.nextBoolean() ? 1 : 0);
            rows.options(i, first, second);
            rows.number("s@middle", i, early);
            rows.number("r@middle", i, responds ? 1 : 0);
            rows.number("y@end", i, Math.min(time, watched));
            rows.number("y@end.event", i, time <= watched ? 1 : 0);
        }
        return rows.data();
    }

    private double rate(int first, boolean responds, int second) {
        return responds ? 0.6 * Math.exp(-0.2 * effect * first) : Math.exp(-effect * second * (0.3 - 0.2 * first));
    }

    /// The mean time without the event up to 2 months.
    double meanTime(int regime) {
        int first = FIRST[regime];
        double response = share((0.3 * effect * first - 0.2) / Math.sqrt(1.16));
        return response * meanTime(rate(first, true, 0))
                + (1 - response) * meanTime(rate(first, false, SECOND[regime]));
    }

    private static double meanTime(double rate) {
        return FROM + (1 - Math.exp(-rate * (HORIZON - FROM))) / rate;
    }

    /// At the last visit, with the second option by chance.
    double valueOfCourseOfFirst(int first) {
        double response = share((2 * (0.6 + 0.3 * effect * first) - 1) / Math.sqrt(5.5));
        return 20 + 2 * (0.6 + 0.3 * effect * first) + 3 * (0.2 + 0.3 * response);
    }

    private static double share(double z) {
        return NormalDistribution.of(0, 1).cumulativeProbability(z);
    }

    private static final class Rows {
        private final int n;
        private final Map<String, double[]> numbers = new LinkedHashMap<>();
        private final @Nullable String[] first;
        private final @Nullable String[] second;

        Rows(int n) {
            this.n = n;
            first = new @Nullable String[n];
            second = new @Nullable String[n];
        }

        void number(String column, int row, double value) {
            numbers.computeIfAbsent(column, any -> new double[n])[row] = value;
        }

        void options(int row, int a1, int a2) {
            first[row] = a1 > 0 ? "p" : "m";
            second[row] = a2 == 0 ? null : a2 > 0 ? "plus" : "minus";
        }

        TrialData data() {
            var columns = new LinkedHashMap<String, Column>();
            numbers.forEach((name, values) -> columns.put(name, Column.Numbers.of(values)));
            columns.put("first", levels(List.of("p", "m"), row -> first[row]));
            columns.put("second", levels(List.of("plus", "minus"), row -> second[row]));
            var names = new ArrayList<String>();
            for (int i = 0; i < n; i++) {
                names.add("p" + i);
            }
            return TrialData.of(names, columns);
        }

        private Column levels(List<String> levels, IntFunction<@Nullable String> value) {
            return Column.Levels.of(levels, n, value);
        }
    }
}
