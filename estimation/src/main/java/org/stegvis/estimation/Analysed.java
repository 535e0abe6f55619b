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
import org.stegvis.protocol.estimator.LinkChoice;
import org.stegvis.protocol.expression.Reference;

/// The participants of one analysis: who has the outcome and the covariates, and who falls out for what.
///
/// @param rows rows of the data that are analysed
record Analysed(TrialData data, Analysis analysis, int[] rows, int inData, int withoutOutcome, int withoutCovariate) {

    /// @param belongs which rows belong to the comparison at all
    static Analysed of(TrialData data, Analysis analysis, IntPredicate belongs) {
        return of(data, analysis, belongs, row -> true);
    }

    /// @param isComplete whether a row has what it needs beside outcome and covariates
    static Analysed of(TrialData data, Analysis analysis, IntPredicate belongs, IntPredicate isComplete) {
        var outcome = data.numbers(analysis.outcome().last().toString());
        return of(data, analysis, belongs, row -> !outcome.isMissing(row), isComplete);
    }

    /// Those who belong to the comparison, whether or not they have the outcome yet.
    static Analysed soFar(TrialData data, Analysis analysis, IntPredicate belongs, IntPredicate isComplete) {
        return of(data, analysis, belongs, row -> true, isComplete);
    }

    /// Those with the outcome at one visit at least.
    static Analysed overTime(TrialData data, Analysis analysis) {
        var outcomes = analysis.outcome().references().stream()
                .map(at -> data.numbers(at.toString()))
                .toList();
        return of(
                data,
                analysis,
                row -> true,
                row -> outcomes.stream().anyMatch(each -> !each.isMissing(row)),
                row -> true);
    }

    private static Analysed of(
            TrialData data, Analysis analysis, IntPredicate belongs, IntPredicate isObserved, IntPredicate isComplete) {
        var covariates = new Covariates(data, analysis.adjust());
        int[] all = IntStream.range(0, data.size()).filter(belongs).toArray();
        int[] observed = IntStream.of(all).filter(isObserved).toArray();
        int[] complete = IntStream.of(observed)
                .filter(covariates::isComplete)
                .filter(isComplete)
                .toArray();
        return new Analysed(
                data, analysis, complete, all.length, all.length - observed.length, observed.length - complete.length);
    }

    int size() {
        return rows.length;
    }

    /// @throws IllegalArgumentException when an outcome is infinite
    Column outcome() {
        return outcome(analysis.outcome().last());
    }

    /// The outcome at one visit, NaN where it is missing.
    Column outcome(Reference.Measured at) {
        var outcome = Outcomes.at(at, data);
        return Column.of(rows.length, i -> outcome.at(rows[i]));
    }

    Covariates covariates(List<Reference> references) {
        return new Covariates(data, references);
    }

    Numbers numbers(int modelRows) {
        return new Numbers(inData, rows.length, withoutOutcome, withoutCovariate, modelRows);
    }

    /// The scale on which a model of regimes is linear.
    static Link link(Protocol protocol, Analysis analysis, LinkChoice choice) {
        return switch (choice) {
            case IDENTITY -> Link.IDENTITY;
            case LOGIT -> Link.LOGIT;
            case LOG -> Link.LOG;
            case BY_OUTCOME ->
                switch (protocol.measure(analysis.outcome().measure()).scale()) {
                    case Scale.Binary b -> Link.LOGIT;
                    case Scale.Count c -> Link.LOG;
                    case Scale.Continuous c -> Link.IDENTITY;
                    case Scale.Ordinal o -> Link.IDENTITY;
                    case Scale.Categories c -> Link.IDENTITY;
                    case Scale.TimeToEvent t -> Link.IDENTITY;
                };
        };
    }
}
