package org.stegvis.estimation.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;

/// The two data sets of `mixed_own.json`, with the terms of its models in the order of its coefficients.
record WeeklyCase(List<String> visits, Matrix outcomes, Column baseline, Column arm) {

    static WeeklyCase of(String key) {
        return key.startsWith("own_weekly") ? weekly() : longitudinal();
    }

    private static WeeklyCase weekly() {
        List<String[]> lines = References.lines("own_weekly_n240_s808.csv");
        int participants =
                lines.stream().mapToInt(line -> Integer.parseInt(line[0])).max().orElseThrow();
        var y = new double[participants][4];
        var base = new double[participants];
        var arm = new double[participants];
        for (double[] row : y) {
            Arrays.fill(row, Double.NaN);
        }
        for (String[] line : lines) {
            int i = Integer.parseInt(line[0]) - 1;
            arm[i] = line[1].contains("B") ? 1 : 0;
            base[i] = Double.parseDouble(line[2]);
            y[i][Integer.parseInt(line[3]) - 1] = number(line[4]);
        }
        return new WeeklyCase(names(4), Matrix.ofRows(y), Column.of(base), Column.of(arm));
    }

    private static double number(String cell) {
        return cell.isEmpty() || cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    }

    private static WeeklyCase longitudinal() {
        Table table = Table.read(References.own("own_long_n400_s303.csv"));
        Matrix y =
                Matrix.of(table.rows(), 5, (i, v) -> table.column("Y" + (v + 1)).get(i));
        Column arm = Column.of(table.rows(), i -> table.column("A1").get(i) > 0 ? 1 : 0);
        return new WeeklyCase(names(5), y, table.column("Y0"), arm);
    }

    private static List<String> names(int visits) {
        return IntStream.rangeClosed(1, visits).mapToObj(v -> "wk" + v).toList();
    }

    int size() {
        return visits.size();
    }

    private Column ones() {
        return Column.constant(outcomes.rows(), 1);
    }

    /// `y ~ b0 + arm * wk` in treatment coding.
    RepeatedMeasures byVisit() {
        var terms = new ArrayList<VisitTerm>();
        terms.add(VisitTerm.constant("(Intercept)", ones(), size()));
        terms.add(VisitTerm.constant("b0", baseline, size()));
        terms.add(VisitTerm.constant("arm", arm, size()));
        for (int v = 1; v < size(); v++) {
            terms.add(VisitTerm.at(visits.get(v), ones(), v, size()));
        }
        for (int v = 1; v < size(); v++) {
            terms.add(VisitTerm.at("arm:" + visits.get(v), arm, v, size()));
        }
        return new RepeatedMeasures(visits, outcomes, terms);
    }

    /// `y ~ b0 + arm * wkn`, the number of the visit.
    RepeatedMeasures byTime() {
        var terms = List.of(
                VisitTerm.constant("(Intercept)", ones(), size()),
                VisitTerm.constant("b0", baseline, size()),
                VisitTerm.constant("arm", arm, size()),
                new VisitTerm("wkn", ones(), times()),
                new VisitTerm("arm:wkn", arm, times()));
        return new RepeatedMeasures(visits, outcomes, terms);
    }

    Column times() {
        return Column.of(size(), v -> v + 1);
    }
}
