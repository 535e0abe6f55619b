package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.regimes.RegimeStages;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Following;

/// The decisions as each embedded regime sees them: who kept to it how far, with the situations, covariates
/// and probabilities there.
///
/// @param history covariates of the regression at a decision, beside those of the analysis
record StagesOfRegimes(
        RegimeSample sample, AllocationWeights weights, SequencedMap<String, List<Reference>> history, Coming coming) {

    List<RegimeStages> all() {
        return question().regimes().stream().map(this::of).toList();
    }

    private Question question() {
        return sample.question();
    }

    private RegimeStages of(EmbeddedRegime regime) {
        List<Following> followings = IntStream.of(sample.analysed().rows())
                .mapToObj(row -> Following.of(regime, question().paths().get(row)))
                .toList();
        var stages = new ArrayList<RegimeStages.Stage>();
        int[] members = IntStream.range(0, followings.size()).toArray();
        for (int k = 0; k < question().protocol().decisions().size(); k++) {
            String decision = question().protocol().decisions().get(k).id();
            int stage = k;
            int[] here = members;
            List<Following.@Nullable Step> steps = new ArrayList<>();
            for (int i : here) {
                steps.add(step(followings.get(i), decision));
            }
            var kept = new boolean[here.length];
            for (int i = 0; i < here.length; i++) {
                Following.Step step = steps.get(i);
                kept[i] = (step == null || step.kept()) && coming.hasPassed(stage, here[i]);
            }
            stages.add(stage(stage, here, steps, kept));
            members = IntStream.range(0, here.length)
                    .filter(i -> kept[i])
                    .map(i -> here[i])
                    .toArray();
        }
        return new RegimeStages(regime.id().text(), stages);
    }

    private static Following.@Nullable Step step(Following following, String decision) {
        for (Following.Step step : following.steps()) {
            if (step.turn().decision().equals(decision)) {
                return step;
            }
        }
        return null;
    }

    private RegimeStages.Stage stage(int number, int[] members, List<Following.@Nullable Step> steps, boolean[] kept) {
        String decision = question().protocol().decisions().get(number).id();
        Map<List<String>, Integer> numbers = new HashMap<>();
        var situations = new ArrayList<String>();
        var cells = new int[members.length];
        for (int i = 0; i < members.length; i++) {
            int row = sample.analysed().rows()[members[i]];
            List<String> way = AllocationWeights.way(question().paths().get(row), decision);
            Integer known = numbers.get(way);
            if (known == null) {
                known = situations.size();
                numbers.put(way, known);
                situations.add(Situation.name(question().paths().get(row), decision, known));
            }
            cells[i] = known;
        }
        Column probabilities = Column.of(members.length, i -> {
            Following.Step step = steps.get(i);
            return step == null ? 1 : weights.probability(members[i], step.turn());
        });
        Design covariates = baseline(members).and(history(members, steps, history.getOrDefault(decision, List.of())));
        return new RegimeStages.Stage(
                members,
                kept,
                Grouping.of(situations.size(), cells),
                situations,
                covariates,
                probabilities,
                Column.of(members.length, i -> coming.probability(number, members[i])));
    }

    private Design baseline(int[] members) {
        return sample.analysed()
                .covariates(question().analysis().adjust())
                .design(sample.analysed().rows())
                .at(members);
    }

    /// The covariates of a decision for those allocated there; zero for others, who are in cells of their
    /// own.
    private Design history(int[] members, List<Following.@Nullable Step> steps, List<Reference> names) {
        int[] rows = IntStream.of(members).map(i -> sample.analysed().rows()[i]).toArray();
        int[] allocated = IntStream.range(0, members.length)
                .filter(i -> steps.get(i) != null)
                .toArray();
        if (names.isEmpty() || allocated.length == 0) {
            return Design.empty(members.length);
        }
        Design all = sample.analysed().covariates(names).designOf(rows, allocated);
        return new Design(
                members.length,
                all.terms().stream().map(term -> "at decision: " + term).toList(),
                all.columns().stream()
                        .map(column -> Column.of(members.length, i -> steps.get(i) == null ? 0 : column.get(i)))
                        .toList());
    }
}
