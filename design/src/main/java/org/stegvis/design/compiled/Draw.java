package org.stegvis.design.compiled;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Distribution;
import org.stegvis.design.scenario.Variable;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.design.simulation.NormalQuantile;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Quantity;

/// Draws one variable for a range of rows: what the engine's path does for one participant, for many, to
/// the same bits.
final class Draw {
    private static final long INFINITE = 0x7FF0_0000_0000_0000L;
    private final Chance chance;
    private final Behaviour.Planned planned;
    private final Variable.Rounding rounding;
    private final boolean isRounded;
    private final @Nullable NumberNode missing;
    private final @Nullable NumberNode censor;
    private final NumberNode[] parameters;
    private final TruthNode fact;
    private final int[] codes;
    private final double @Nullable [] numbers;
    private final int @Nullable [] levels;
    private final byte @Nullable [] events;
    private final byte[] draws;
    private final double[][] weights;

    Draw(Sheet sheet, Chance chance, Formulas formulas, Names names, Behaviour.Planned planned) {
        this.chance = chance;
        this.planned = planned;
        Variable variable = planned.variable();
        View view = sheet.truth();
        rounding = variable.rounding();
        isRounded = !rounding.equals(Variable.Rounding.none());
        Quantity absent = variable.missing();
        Quantity end = variable.censor();
        missing = absent == null ? null : formulas.number(absent, view);
        censor = end == null ? null : formulas.number(end, view);
        fact = formulas.truth(
                variable.distribution() instanceof Distribution.Fact(var condition) ? condition : Condition.ALWAYS,
                view);
        parameters = parameters(variable.distribution()).stream()
                .map(quantity -> formulas.together(quantity, view))
                .toArray(NumberNode[]::new);
        formulas.done();
        codes = variable.distribution() instanceof Distribution.OneOf(var all)
                ? all.stream().mapToInt(each -> names.code(each.level())).toArray()
                : new int[0];
        numbers = sheet.number[planned.slot()];
        levels = sheet.level[planned.slot()];
        events = sheet.event[planned.slot()];
        draws = new byte[sheet.capacity];
        weights = new double[parameters.length][];
    }

    static List<Quantity> parameters(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Normal(var mean, var sd) -> List.of(mean, sd);
            case Distribution.Uniform(var from, var to) -> List.of(from, to);
            case Distribution.Exponential(var mean) -> List.of(mean);
            case Distribution.Poisson(var mean) -> List.of(mean);
            case Distribution.Chance(var probability) -> List.of(probability);
            case Distribution.Computed(var number) -> List.of(number);
            case Distribution.Fact fact -> List.of();
            case Distribution.OneOf(var all) ->
                all.stream().map(Distribution.Weighted::weight).toList();
        };
    }

    /// @param here the rows to be drawn; the others hold anything afterwards
    void draw(int from, int to, byte[] here) {
        byte[] drawn = here;
        if (missing != null) {
            double[] probability = missing.at(from, to);
            require(probability, from, to, here, "probability", Double.NEGATIVE_INFINITY);
            double[] uniform = chance.of(planned.missingPart(), from, to);
            for (int i = from; i < to; i++) {
                draws[i] = uniform[i] < probability[i] ? 0 : here[i];
            }
            drawn = draws;
        }
        if (levels != null) {
            level(from, to, drawn, levels);
        } else if (numbers != null) {
            number(from, to, drawn, numbers);
            if (isRounded) {
                rounding.ofAll(numbers, from, to);
            }
            if (events != null) {
                end(from, to, drawn, numbers, events);
            }
            if (missing != null) {
                for (int i = from; i < to; i++) {
                    numbers[i] = drawn[i] == 0 ? Double.NaN : numbers[i];
                }
            }
        }
    }

    private void number(int from, int to, byte[] drawn, double[] out) {
        switch (planned.variable().distribution()) {
            case Distribution.Normal normal -> {
                double[] mean = parameters[0].at(from, to);
                double[] sd = parameters[1].at(from, to);
                int[] halves = chance.halves(planned.part(), from, to);
                long unknown = 0;
                for (int i = from; i < to; i++) {
                    // The sign bit tells that a mean is not a number.
                    unknown |= INFINITE - (Double.doubleToRawLongBits(mean[i]) & Long.MAX_VALUE);
                    out[i] = mean[i] + sd[i] * NormalQuantile.ofHalf(halves[i]);
                }
                if (unknown < 0) {
                    require(mean, from, to, drawn, "mean", Double.NEGATIVE_INFINITY);
                }
                if (!(parameters[1].constant() >= 0)) {
                    require(sd, from, to, drawn, "standard deviation", 0);
                }
            }
            case Distribution.Uniform range -> {
                double[] low = parameter(0, from, to, drawn, "lower end", Double.NEGATIVE_INFINITY);
                double[] high = parameter(1, from, to, drawn, "upper end", Double.NEGATIVE_INFINITY);
                double[] uniform = chance.of(planned.part(), from, to);
                for (int i = from; i < to; i++) {
                    if (drawn[i] != 0 && !(high[i] >= low[i])) {
                        throw UnplayableScenario.outOfRange(planned.variable().reference(), "upper end", high[i]);
                    }
                    out[i] = low[i] + (high[i] - low[i]) * uniform[i];
                }
            }
            case Distribution.Exponential exponential -> {
                double[] mean = parameter(0, from, to, drawn, "mean", 0);
                double[] uniform = chance.of(planned.part(), from, to);
                for (int i = from; i < to; i++) {
                    out[i] = -mean[i] * Math.log1p(-uniform[i]);
                }
            }
            case Distribution.Poisson poisson -> {
                double[] mean = parameter(0, from, to, drawn, "mean", 0);
                double[] uniform = chance.of(planned.part(), from, to);
                for (int i = from; i < to; i++) {
                    out[i] = drawn[i] == 0 || mean[i] == 0
                            ? 0
                            : PoissonDistribution.of(mean[i]).inverseCumulativeProbability(uniform[i]);
                }
            }
            case Distribution.Chance happens -> {
                double[] probability = parameter(0, from, to, drawn, "probability", Double.NEGATIVE_INFINITY);
                double[] uniform = chance.of(planned.part(), from, to);
                for (int i = from; i < to; i++) {
                    // The sign of the difference: a branch would be guessed wrongly where chance decides.
                    out[i] = Double.doubleToRawLongBits(uniform[i] - probability[i]) >>> 63;
                }
            }
            case Distribution.Computed computed -> {
                double[] value = parameter(0, from, to, drawn, "value", Double.NEGATIVE_INFINITY);
                System.arraycopy(value, from, out, from, to - from);
            }
            case Distribution.Fact holds -> {
                byte[] truth = fact.at(from, to);
                for (int i = from; i < to; i++) {
                    if (drawn[i] != 0 && truth[i] == TruthNode.UNKNOWN) {
                        throw UnplayableScenario.untold(planned.variable().reference(), "value");
                    }
                    out[i] = truth[i] == TruthNode.TRUE ? 1 : 0;
                }
            }
            case Distribution.OneOf levelsOnly ->
                throw new IllegalStateException(planned.variable().reference() + " has names, not numbers.");
        }
    }

    private void level(int from, int to, byte[] drawn, int[] out) {
        if (planned.variable().reference().equals(Behaviour.SITE) && chance.sites(codes, from, to, out)) {
            return;
        }
        for (int k = 0; k < parameters.length; k++) {
            weights[k] = parameter(k, from, to, drawn, "weight", 0);
        }
        double[] uniform = chance.of(planned.part(), from, to);
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k][i];
            }
            if (!(sum > 0) && drawn[i] != 0) {
                throw new UnplayableScenario("The weights of "
                        + planned.variable().reference() + " are all 0; one of them must be positive.");
            }
            // Weights are taken off until less than nothing is left; from then on it stays so.
            double left = uniform[i] * sum;
            int chosen = 0;
            for (int k = 0; k < codes.length - 1; k++) {
                left -= weights[k][i];
                chosen += 1 - (int) (Double.doubleToRawLongBits(left) >>> 63);
            }
            out[i] = drawn[i] == 0 ? Names.MISSING : codes[chosen];
        }
    }

    private void end(int from, int to, byte[] drawn, double[] out, byte[] happened) {
        if (censor == null) {
            Arrays.fill(happened, from, to, (byte) 1);
            return;
        }
        double[] end = censor.at(from, to);
        require(end, from, to, drawn, "time of censoring", 0);
        for (int i = from; i < to; i++) {
            happened[i] = (byte) (out[i] < end[i] ? 1 : 0);
            out[i] = out[i] < end[i] ? out[i] : end[i];
        }
    }

    private void require(double[] column, int from, int to, byte[] rows, String role, double least) {
        require(column, from, to, rows, planned.variable().reference(), role, least);
    }

    private double[] parameter(int k, int from, int to, byte[] rows, String role, double least) {
        double[] column = parameters[k].at(from, to);
        if (!(parameters[k].constant() >= least)) {
            require(column, from, to, rows, role, least);
        }
        return column;
    }

    /// Throws unless the number is known and at least so large in all of the rows.
    static void require(double[] column, int from, int to, byte[] rows, Object what, String role, double least) {
        int wrong = 0;
        for (int i = from; i < to; i++) {
            wrong |= column[i] >= least ? 0 : rows[i];
        }
        if (wrong != 0) {
            for (int i = from; i < to; i++) {
                if (rows[i] != 0 && !(column[i] >= least)) {
                    throw Double.isNaN(column[i])
                            ? UnplayableScenario.untold(what, role)
                            : UnplayableScenario.outOfRange(what, role, column[i]);
                }
            }
        }
    }
}
