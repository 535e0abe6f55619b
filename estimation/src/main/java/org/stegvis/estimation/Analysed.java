package org.stegvis.estimation;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;

/// The participants of one analysis: who has the outcome and the covariates, and who falls out for what.
///
/// @param rows rows of the data that are analysed
record Analysed(TrialData data, Analysis analysis, int[] rows, int inData, int withoutOutcome, int withoutCovariate) {

    /// @param belongs which rows belong to the comparison at all
    static Analysed of(TrialData data, Analysis analysis, IntPredicate belongs) {
        var outcome = data.numbers(analysis.outcome().last().toString());
        var covariates = new Covariates(data, analysis.adjust());
        int[] all = IntStream.range(0, data.size()).filter(belongs).toArray();
        int[] observed =
                IntStream.of(all).filter(row -> !outcome.isMissing(row)).toArray();
        int[] complete = IntStream.of(observed).filter(covariates::isComplete).toArray();
        return new Analysed(
                data, analysis, complete, all.length, all.length - observed.length, observed.length - complete.length);
    }

    int size() {
        return rows.length;
    }

    Column outcome() {
        var outcome = data.numbers(analysis.outcome().last().toString());
        return Column.of(rows.length, i -> outcome.at(rows[i]));
    }

    Covariates covariates(List<Reference> references) {
        return new Covariates(data, references);
    }

    Numbers numbers(int modelRows) {
        return new Numbers(inData, rows.length, withoutOutcome, withoutCovariate, modelRows);
    }

    /// Means for numbers, probabilities for yes and no.
    static Link link(Protocol protocol, Analysis analysis) {
        return protocol.measure(analysis.outcome().measure()).scale() instanceof Scale.Binary
                ? Link.LOGIT
                : Link.IDENTITY;
    }
}
