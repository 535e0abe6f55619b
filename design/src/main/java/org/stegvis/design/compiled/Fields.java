package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.expression.Reference;

/// The columns of one analysis: the outcome, the covariates that are numbers, and those that are names,
/// which together put each participant into one of a few cells.
final class Fields {
    private static final int MOST_CELLS = 4096;
    private static final int NOT_A_LEVEL = -1;

    final double[] outcome;
    final double[][] numbers;
    final int[][] names;

    /// For each covariate with names: the place of a name among its levels, by the code of the name.
    final int[][] places;

    final int[] levels;
    final int cells;

    private Fields(double[] outcome, double[][] numbers, int[][] names, int[][] places, int[] levels, int cells) {
        this.outcome = outcome;
        this.numbers = numbers;
        this.names = names;
        this.places = places;
        this.levels = levels;
        this.cells = cells;
    }

    /// Null when there would be too many cells.
    static @Nullable Fields of(CompiledTrial trial, Analysis analysis) {
        Protocol protocol = trial.behaviour().protocol();
        View seen = trial.sheet().seen();
        var numbers = new ArrayList<double[]>();
        var names = new ArrayList<int[]>();
        var places = new ArrayList<int[]>();
        var levels = new ArrayList<Integer>();
        long cells = 1;
        for (Reference reference : analysis.adjust()) {
            List<String> known = levels(protocol, reference);
            if (known.isEmpty()) {
                numbers.add(seen.number(reference));
                continue;
            }
            int[] place = new int[trial.names().size() + known.size()];
            Arrays.fill(place, NOT_A_LEVEL);
            for (int k = 0; k < known.size(); k++) {
                place[trial.names().code(known.get(k))] = k;
            }
            names.add(seen.level(reference));
            places.add(place);
            levels.add(known.size());
            cells *= known.size();
        }
        if (cells > MOST_CELLS) {
            return null;
        }
        return new Fields(
                seen.number(analysis.outcome().last()),
                numbers.toArray(double[][]::new),
                names.toArray(int[][]::new),
                places.toArray(int[][]::new),
                levels.stream().mapToInt(Integer::intValue).toArray(),
                (int) cells);
    }

    /// The names that a covariate may have; none for one that is a number.
    private static List<String> levels(Protocol protocol, Reference reference) {
        return switch (reference) {
            case Reference.Characteristic(var name) ->
                protocol.characteristic(name).scale() instanceof Scale.Categories(var known) ? known : List.of();
            case Reference.Measured(var measure, var visit) ->
                protocol.measure(measure).scale() instanceof Scale.Categories(var known) ? known : List.of();
            case Reference.OptionAt(var decision) -> TrialColumns.options(protocol.decision(decision));
            case Reference.ClassAt(var decision) ->
                protocol.decision(decision).classes().stream()
                        .map(each -> each.id())
                        .toList();
        };
    }

    /// The cell of a row by its names; -1 when the outcome or a covariate is missing.
    int cell(int row) {
        if (Double.isNaN(outcome[row])) {
            return -1;
        }
        for (double[] column : numbers) {
            if (Double.isNaN(column[row])) {
                return -1;
            }
        }
        int cell = 0;
        for (int k = 0; k < names.length; k++) {
            int code = names[k][row];
            int place = code < 0 ? NOT_A_LEVEL : places[k][code];
            if (place < 0) {
                return -1;
            }
            cell = cell * levels[k] + place;
        }
        return cell;
    }

    int indicators() {
        int sum = 0;
        for (int count : levels) {
            sum += count;
        }
        return sum;
    }

    /// Adds 1 at the place of each level that a cell has, counting the levels of all covariates on.
    void mark(int cell, double[] into, double amount) {
        int rest = cell;
        int end = indicators();
        for (int k = levels.length - 1; k >= 0; k--) {
            end -= levels[k];
            into[end + rest % levels[k]] += amount;
            rest /= levels[k];
        }
    }
}
