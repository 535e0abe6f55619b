package org.stegvis.evidence.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.evidence.References;

/// The made-up studies on which metafor was run.
final class MadeUpStudies {
    static final List<Map<String, String>> ROWS = References.rows(References.own("own_meta_studies.csv"));

    private MadeUpStudies() {}

    static List<TwoByTwo> tables() {
        return ROWS.stream()
                .map(row -> new TwoByTwo(of(row, "e1"), of(row, "n1"), of(row, "e2"), of(row, "n2")))
                .toList();
    }

    static Effects binary(BinaryMeasure measure) {
        var studies = new ArrayList<Study>();
        for (int i = 0; i < ROWS.size(); i++) {
            studies.add(measure.of(label(i), tables().get(i)));
        }
        return new Effects(studies);
    }

    static Effects differences() {
        return new Effects(ROWS.stream()
                .map(row -> Means.difference(text(row, "study"), treated(row), comparator(row)))
                .toList());
    }

    static Effects standardised() {
        return new Effects(ROWS.stream()
                .map(row -> Means.standardised(text(row, "study"), treated(row), comparator(row)))
                .toList());
    }

    static Column column(String name) {
        return Column.of(ROWS.size(), i -> of(ROWS.get(i), name));
    }

    static List<String> groups() {
        return ROWS.stream().map(row -> text(row, "group")).toList();
    }

    /// Trials with two or more arms, whose contrasts share a comparator.
    static Effects severalArms() {
        var trials = new LinkedHashMap<String, List<Map<String, String>>>();
        for (Map<String, String> row : References.rows(References.own("own_meta_multi.csv"))) {
            trials.computeIfAbsent(text(row, "trial"), name -> new ArrayList<>())
                    .add(row);
        }
        var studies = new ArrayList<Study>();
        trials.forEach((trial, rows) -> studies.add(new Study(
                trial,
                Column.of(rows.size(), i -> of(rows.get(i), "yi")),
                Matrix.of(rows.size(), rows.size(), (i, j) -> of(rows.get(i), i == j ? "vi" : "shared")))));
        return new Effects(studies);
    }

    private static Means treated(Map<String, String> row) {
        return new Means(of(row, "m1"), of(row, "sd1"), of(row, "n1"));
    }

    private static Means comparator(Map<String, String> row) {
        return new Means(of(row, "m2"), of(row, "sd2"), of(row, "n2"));
    }

    private static String label(int i) {
        return text(ROWS.get(i), "study");
    }

    private static double of(Map<String, String> row, String name) {
        return Double.parseDouble(text(row, name));
    }

    private static String text(Map<String, String> row, String name) {
        return Objects.requireNonNull(row.get(name), name);
    }
}
