package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.imputation.Structure;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;

/// The ways of participants through the decisions in one imputed data set. Who stopped short of a decision for want
/// of a value goes on with the imputed one; where the protocol would have allocated by chance, an option is drawn
/// with its probability.
final class ImputedCourse implements Structure.Course {
    private final ImputationPlan plan;
    private final Paths observed;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Map<String, String>> drawn = new ArrayList<>();
    private final Path[] paths;

    ImputedCourse(ImputationPlan plan, Paths observed) {
        this.plan = plan;
        this.observed = observed;
        this.paths = new Path[plan.data().size()];
        for (int v = 0; v < plan.planned().size(); v++) {
            places.put(plan.planned().get(v).column(), v);
        }
        for (int row = 0; row < paths.length; row++) {
            paths[row] = observed.get(row);
            drawn.add(new HashMap<>());
        }
    }

    /// The options drawn for a participant, by decision.
    Map<String, String> drawn(int row) {
        return Map.copyOf(drawn.get(row));
    }

    @Override
    public int[] ways(int variable, double[][] current, RandomGenerator random) {
        Visit visit = plan.planned().get(variable).visit();
        List<String> before = visit == null ? List.of() : plan.decisionsBefore(visit);
        var ways = new int[paths.length];
        if (before.isEmpty()) {
            return ways;
        }
        var codes = new HashMap<List<String>, Integer>();
        for (int row = 0; row < ways.length; row++) {
            if (isOpen(observed.get(row))) {
                paths[row] = resolved(row, current, before, random);
            }
            boolean comes = visit == null || comes(visit, row, current);
            ways[row] = comes ? codes.computeIfAbsent(way(paths[row], before), none -> codes.size()) : NOT_ON;
        }
        return ways;
    }

    private static boolean isOpen(Path path) {
        return path.turns().size() > 1 && path.turns().getLast() instanceof Turn.Open;
    }

    private boolean comes(Visit visit, int row, double[][] current) {
        return visit.comesTo(new Known(row, current), Set.of()) != Truth.FALSE;
    }

    /// Decides for the decisions taken by now; an option once drawn in this cycle stays while the route offers it.
    private Path resolved(int row, double[][] current, List<String> before, RandomGenerator random) {
        Map<String, String> options = drawn.get(row);
        options.keySet().retainAll(before);
        Path path = Path.of(plan.protocol(), new Known(row, current));
        while (true) {
            Turn last = path.turns().isEmpty() ? null : path.turns().getLast();
            if (last instanceof Turn.Contradiction(var decision, var option, var possible)
                    && options.remove(decision) != null) {
                path = Path.of(plan.protocol(), new Known(row, current));
            } else if (last instanceof Turn.Open open
                    && open.missing().isEmpty()
                    && before.contains(open.decision())
                    && draw(row, open.decision(), current, random)) {
                path = Path.of(plan.protocol(), new Known(row, current));
            } else {
                return path;
            }
        }
    }

    /// Draws among the options that the protocol gives here; false where it gives none.
    private boolean draw(int row, String decision, double[][] current, RandomGenerator random) {
        Map<String, String> options = drawn.get(row);
        double left = random.nextDouble();
        String last = null;
        for (String option : TrialColumns.options(plan.protocol().decision(decision))) {
            options.put(decision, option);
            if (at(Path.of(plan.protocol(), new Known(row, current)), decision) instanceof Turn.Allocated allocated
                    && allocated.probability() > 0) {
                last = option;
                left -= allocated.probability();
                if (left < 0) {
                    return true;
                }
            }
        }
        if (last == null) {
            options.remove(decision);
            return false;
        }
        options.put(decision, last);
        return true;
    }

    private static @Nullable Turn at(Path path, String decision) {
        for (Turn turn : path.turns()) {
            if (turn.decision().equals(decision)) {
                return turn;
            }
        }
        return null;
    }

    private static List<String> way(Path path, List<String> before) {
        var way = new ArrayList<String>();
        for (Turn turn : path.turns()) {
            if (before.contains(turn.decision())) {
                way.add(
                        switch (turn) {
                            case Turn.Allocated(var id, var route, var responseClass, var option, var offering) ->
                                id + " " + route + " " + responseClass + " " + option;
                            case Turn.Continued(var id, var route, var responseClass) ->
                                id + " " + route + " " + responseClass;
                            case Turn.Left(var id, var route, var responseClass) -> id + " left " + responseClass;
                            case Turn.Open open -> open.decision() + " open";
                            case Turn.Contradiction contradiction -> contradiction.decision() + " contradiction";
                        });
            }
        }
        return way;
    }

    /// What is known of a participant: the data, imputed values where there are gaps, options drawn.
    private final class Known implements Values {
        private final int row;
        private final double[][] current;
        private final Values data;

        private Known(int row, double[][] current) {
            this.row = row;
            this.current = current;
            this.data = plan.data().row(row);
        }

        @Override
        public double number(Reference reference) {
            Integer place = places.get(reference.toString());
            return place == null || !(plan.data().column(reference.toString()) instanceof Column.Numbers)
                    ? data.number(reference)
                    : current[place][row];
        }

        @Override
        public @Nullable String level(Reference reference) {
            if (reference instanceof Reference.OptionAt(var decision)
                    && drawn.get(row).containsKey(decision)) {
                return drawn.get(row).get(decision);
            }
            Integer place = places.get(reference.toString());
            if (place != null && plan.data().column(reference.toString()) instanceof Column.Levels levels) {
                double code = current[place][row];
                return Double.isNaN(code) ? null : levels.levels().get((int) code);
            }
            return data.level(reference);
        }
    }

    /// The data with the gaps filled.
    TrialData filled(List<org.stegvis.estimation.linear.Column> values) {
        TrialData data = plan.data();
        var columns = new LinkedHashMap<String, Column>();
        for (String name : data.columnNames()) {
            columns.put(name, data.column(name));
        }
        for (int v = 0; v < values.size(); v++) {
            String name = plan.planned().get(v).column();
            var column = values.get(v);
            columns.put(
                    name,
                    switch (data.column(name)) {
                        case Column.Numbers numbers -> Column.Numbers.of(column.size(), column::get);
                        case Column.Levels levels ->
                            Column.Levels.of(
                                    levels.levels(),
                                    column.size(),
                                    row -> Double.isNaN(column.get(row))
                                            ? null
                                            : levels.levels().get((int) column.get(row)));
                    });
        }
        for (Decision decision : plan.protocol().decisions()) {
            String id = decision.id();
            if (columns.get(id) instanceof Column.Levels levels) {
                columns.put(
                        id,
                        Column.Levels.of(
                                levels.levels(),
                                levels.size(),
                                row -> drawn.get(row).containsKey(id)
                                        ? drawn.get(row).get(id)
                                        : levels.at(row)));
            }
        }
        return TrialData.of(data.participants(), columns);
    }
}
