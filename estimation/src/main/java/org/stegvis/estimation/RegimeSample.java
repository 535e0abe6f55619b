package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.regimes.RegimeRows;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.regime.Adherence;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Turn;

/// The participants of an analysis of regimes, with the regimes that each is consistent with.
///
/// @param rows one for each participant and regime, participant by participant
record RegimeSample(Question question, Analysed analysed, List<Row> rows) {

    /// @param participant position among those analysed
    /// @param decided the allocations that the regime determined
    record Row(int participant, int regime, List<Turn.Allocated> decided) {}

    static RegimeSample of(Question question, Analysed analysed) {
        List<EmbeddedRegime> regimes = question.regimes();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < analysed.size(); i++) {
            for (int regime = 0; regime < regimes.size(); regime++) {
                if (Adherence.of(regimes.get(regime), question.paths().get(analysed.rows()[i]))
                        instanceof Adherence.Consistent(var decided)) {
                    rows.add(new Row(i, regime, decided));
                }
            }
        }
        return new RegimeSample(question, analysed, rows);
    }

    List<String> names() {
        return question.regimes().stream().map(regime -> regime.id().text()).toList();
    }

    RegimeRows replicated() {
        return new RegimeRows(
                names(),
                Grouping.of(analysed.size(), rows.size(), row -> rows.get(row).participant()),
                Grouping.of(
                        question.regimes().size(),
                        rows.size(),
                        row -> rows.get(row).regime()));
    }

    /// The weights, or that nobody followed some regime.
    Fitting<AllocationWeights> weights(Weights weights) {
        List<String> unfollowed = replicated().unfollowed();
        if (!unfollowed.isEmpty()) {
            return new Fitting.NotFitted<>(new Diagnosis.NobodyIn(unfollowed));
        }
        return AllocationWeights.of(question.protocol(), weights, analysed, question.paths());
    }

    /// For each row, of what the regime determined.
    Column probabilities(AllocationWeights weights) {
        return Column.of(rows.size(), row -> {
            double product = 1;
            for (Turn.Allocated turn : rows.get(row).decided()) {
                product *= weights.probability(rows.get(row).participant(), turn);
            }
            return product;
        });
    }

    Settings settings(Correction correction, Referral referral) {
        return new Settings(Clusters.of(question, analysed.rows()), correction, referral);
    }

    /// What a reader must know about who followed the regimes, and who never came to a decision; nothing without
    /// weights.
    List<Warning> warnings(Fitting<AllocationWeights> weights) {
        return switch (weights) {
            case Fitting.Fitted<AllocationWeights>(var found) -> {
                var all = new ArrayList<>(warnings(probabilities(found)));
                all.addAll(undecided());
                yield List.copyOf(all);
            }
            case Fitting.NotFitted<AllocationWeights> none -> List.of();
        };
    }

    private List<Warning> undecided() {
        return undecided(question, analysed.rows());
    }

    /// How many of those in these rows of the data never came to a decision.
    static List<Warning> undecided(Question question, int... rows) {
        var counts = new LinkedHashMap<String, Long>();
        question.protocol().decisions().forEach(each -> counts.put(each.id(), 0L));
        for (int row : rows) {
            question.paths().get(row).openAt().ifPresent(decision -> counts.merge(decision, 1L, Long::sum));
        }
        return Warning.Undecided.of(counts, rows.length);
    }

    /// What a reader must know about who followed the regimes.
    List<Warning> warnings(Column probabilities) {
        return warnings(replicated(), probabilities);
    }

    /// @param probabilities one a row
    static List<Warning> warnings(RegimeRows rows, Column probabilities) {
        int regimes = rows.regimes().size();
        var followed = new int[regimes];
        var total = new double[regimes];
        var largest = new double[regimes];
        for (int row = 0; row < rows.rows(); row++) {
            int regime = rows.regime().get(row);
            double weight = 1 / probabilities.get(row);
            followed[regime]++;
            total[regime] += weight;
            largest[regime] = Math.max(largest[regime], weight);
        }
        var warnings = new ArrayList<Warning>();
        for (int regime = 0; regime < regimes; regime++) {
            String name = rows.regimes().get(regime);
            if (followed[regime] < Warning.FewFollowed.FEW) {
                warnings.add(new Warning.FewFollowed(name, followed[regime]));
            } else if (largest[regime] > Warning.Dominated.MUCH * total[regime]) {
                warnings.add(new Warning.Dominated(name, largest[regime] / total[regime]));
            }
        }
        return warnings;
    }
}
