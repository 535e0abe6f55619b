package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.weights.AllocationModel;
import org.stegvis.estimation.weights.AllocationProbabilities;
import org.stegvis.estimation.weights.ReceivedOptions;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;

/// The probability of each allocation that chance made, known or estimated among the participants analysed.
///
/// A decision is modelled separately for each set of open options, over all routes that offer it.
///
/// @param estimated for each modelled decision, the probabilities by participant
/// @param scores participants x q, of all models together
record AllocationWeights(Map<String, Column> estimated, Matrix scores, PreferenceShares preferences) {

    static Fitting<AllocationWeights> of(Protocol protocol, Weights weights, Analysed analysed, Paths paths) {
        Fitting<AllocationWeights> all = new Fitting.Fitted<>(new AllocationWeights(
                Map.of(),
                Matrix.of(analysed.size(), 0, (i, j) -> 0),
                PreferenceShares.of(protocol, analysed.rows(), paths)));
        return switch (weights) {
            case Weights.Known known -> all;
            case Weights.Observed observed -> {
                for (var decision : protocol.decisions()) {
                    for (ReceivedOptions received : received(decision.id(), analysed, paths)) {
                        var model = new AllocationModel.Proportions(received, cells(received, analysed, paths));
                        all = all.then(before -> model.fit().map(fit -> before.and(decision.id(), fit)));
                    }
                }
                yield all;
            }
            case Weights.Modelled(var covariates) -> {
                for (var entry : covariates.entrySet()) {
                    for (ReceivedOptions received : received(entry.getKey(), analysed, paths)) {
                        var model = model(received, entry.getValue(), analysed);
                        all = all.then(before -> model.fit().map(fit -> before.and(entry.getKey(), fit)));
                    }
                }
                yield all;
            }
        };
    }

    /// The probability of what chance gave a participant at one decision.
    ///
    /// @param participant position among those analysed
    double probability(int participant, Turn.Allocated turn) {
        return preferences.share(participant, turn) * givenHow(participant, turn);
    }

    /// The same among those who came to their option in the same way: where preferences are honoured, by chance.
    double givenHow(int participant, Turn.Allocated turn) {
        Column model = estimated.get(turn.decision());
        return model != null && turn.offering().how() == How.BY_CHANCE ? model.get(participant) : turn.probability();
    }

    private AllocationWeights and(String decision, AllocationProbabilities fit) {
        var more = new HashMap<>(estimated);
        more.merge(
                decision, fit.probabilities(), (one, other) -> Column.of(one.size(), i -> one.get(i) * other.get(i)));
        return new AllocationWeights(more, scores.beside(fit.scores()), preferences);
    }

    private static AllocationModel model(ReceivedOptions received, List<Reference> covariates, Analysed analysed) {
        return new AllocationModel.Logistic(
                received,
                analysed.covariates(covariates)
                        .designOf(analysed.rows(), received.received().members()));
    }

    /// What was received at a decision, once for each set of options that was open to somebody.
    private static List<ReceivedOptions> received(String decision, Analysed analysed, Paths paths) {
        var bySet = new LinkedHashMap<List<String>, int[]>();
        for (int i = 0; i < analysed.size(); i++) {
            Turn.Allocated turn = paths.at(analysed.rows()[i], decision);
            if (turn != null && turn.offering().how() == How.BY_CHANCE) {
                List<String> open = turn.offering().open().stream()
                        .map(Action.Offer::option)
                        .toList();
                int[] codes = bySet.computeIfAbsent(open, none -> nobody(analysed.size()));
                codes[i] = open.indexOf(turn.option());
            }
        }
        var all = new ArrayList<ReceivedOptions>();
        bySet.forEach((open, codes) -> all.add(new ReceivedOptions(decision, open, Grouping.of(open.size(), codes))));
        return all;
    }

    private static int[] nobody(int size) {
        var codes = new int[size];
        Arrays.fill(codes, Grouping.NONE);
        return codes;
    }

    /// Participants with the same way up to the decision are in one cell.
    private static Grouping cells(ReceivedOptions received, Analysed analysed, Paths paths) {
        var cells = new HashMap<List<String>, Integer>();
        var cell = new int[analysed.size()];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = received.received().get(i) == Grouping.NONE
                    ? Grouping.NONE
                    : cells.computeIfAbsent(
                            way(paths.get(analysed.rows()[i]), received.decision()), none -> cells.size());
        }
        return Grouping.of(cells.size(), cell);
    }

    /// What happened up to a decision, and the response class in it.
    static List<String> way(Path path, String decision) {
        var way = new ArrayList<String>();
        for (Turn turn : path.turns()) {
            boolean isHere = turn.decision().equals(decision);
            switch (turn) {
                case Turn.Allocated(var id, var route, var responseClass, var option, var offering) ->
                    way.add(id + route + responseClass + (isHere ? "" : option + offering.how()));
                case Turn.Continued(var id, var route, var responseClass) -> way.add(id + route + responseClass);
                case Turn.Left(var id, var route, var responseClass) -> way.add(id + route + responseClass);
                case Turn.Open open -> way.add(open.decision());
                case Turn.Contradiction contradiction -> way.add(contradiction.decision());
            }
            if (isHere) {
                break;
            }
        }
        return way;
    }
}
