package org.stegvis.estimation;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// The participants of an analysis over time, and their outcomes at its visits.
///
/// @param rows rows of the data that are analysed
record RepeatedRows(TrialData data, Analysis analysis, int[] rows, int inData, int withoutOutcome) {

    /// @param belongs which rows belong to the comparison at all
    /// @param first the first visit that counts as an outcome; one before it is a baseline only
    static RepeatedRows of(Question question, IntPredicate belongs, int first) {
        TrialData data = question.data();
        Analysis analysis = question.analysis();
        var covariates = new Covariates(data, analysis.adjust());
        List<Column.Numbers> columns = analysis.outcome().references().stream()
                .map(reference -> data.numbers(reference.toString()))
                .toList();
        List<Column.Numbers> after = columns.subList(first, columns.size());
        int[] all = IntStream.range(0, data.size()).filter(belongs).toArray();
        int[] observed = IntStream.of(all)
                .filter(row -> !after.stream().allMatch(column -> column.isMissing(row)))
                .toArray();
        int[] complete = IntStream.of(observed).filter(covariates::isComplete).toArray();
        return new RepeatedRows(data, analysis, complete, all.length, all.length - observed.length);
    }

    int size() {
        return rows.length;
    }

    List<String> visits() {
        return analysis.outcome().visits();
    }

    Matrix outcomes() {
        List<Column.Numbers> columns = analysis.outcome().references().stream()
                .map(at -> Outcomes.at(at, data))
                .toList();
        return Matrix.of(rows.length, columns.size(), (i, v) -> columns.get(v).at(rows[i]));
    }

    Design covariates() {
        return new Covariates(data, analysis.adjust()).design(rows);
    }

    Numbers numbers() {
        Matrix outcomes = outcomes();
        int observations = 0;
        for (int i = 0; i < outcomes.rows(); i++) {
            for (int v = 0; v < outcomes.columns(); v++) {
                observations += Double.isNaN(outcomes.get(i, v)) ? 0 : 1;
            }
        }
        return new Numbers(inData, rows.length, withoutOutcome, inData - withoutOutcome - rows.length, observations);
    }
}
