package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.tailoring.ChoicePoint;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.learned.LearnedRule;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;

/// The choices of a trial as a rule is learned for them: at each decision one for each set of options that was open
/// to somebody by chance.
///
/// @param choices by decision, in the order of time; without decisions at which chance gave nothing
record RuleChoices(List<List<Choice>> choices) {

    /// One choice: the numbers, and what their moderators stand for.
    ///
    /// @param terms one for each moderator but the constant, with a coefficient of one
    record Choice(String decision, ChoicePoint point, List<LearnedRule.Term> terms, boolean isOnlyChoice) {}

    static RuleChoices of(Question question, RuleLearning plan, Analysed analysed, AllocationWeights weights) {
        var all = new ArrayList<List<Choice>>();
        for (Decision decision : question.protocol().decisions()) {
            List<Choice> here = new Building(question, plan, analysed, weights, decision.id()).choices();
            if (!here.isEmpty()) {
                all.add(here);
            }
        }
        return new RuleChoices(all);
    }

    List<List<ChoicePoint>> points() {
        return choices.stream()
                .map(stage -> stage.stream().map(Choice::point).toList())
                .toList();
    }

    /// The choices of one decision.
    private record Building(
            Question question, RuleLearning plan, Analysed analysed, AllocationWeights weights, String decision) {

        List<Choice> choices() {
            var bySet = new LinkedHashMap<List<String>, List<Integer>>();
            // Who went the same way has the same turn.
            var byTurn = new IdentityHashMap<Turn.Allocated, List<Integer>>();
            for (int i = 0; i < analysed.size(); i++) {
                Turn.Allocated turn = turn(i);
                if (turn != null) {
                    byTurn.computeIfAbsent(turn, each -> bySet.computeIfAbsent(open(each), none -> new ArrayList<>()))
                            .add(i);
                }
            }
            var sets = new ArrayList<>(bySet.keySet());
            // In the order of their names: that of the participants must not matter.
            sets.sort((one, other) -> one.toString().compareTo(other.toString()));
            return sets.stream()
                    .map(open -> choice(
                            open,
                            bySet.getOrDefault(open, List.of()).stream()
                                    .mapToInt(i -> i)
                                    .toArray(),
                            sets.size() == 1))
                    .toList();
        }

        private Turn.@Nullable Allocated turn(int participant) {
            Turn.Allocated turn = question.paths().at(analysed.rows()[participant], decision);
            return turn != null && turn.offering().how() == How.BY_CHANCE ? turn : null;
        }

        private static List<String> open(Turn.Allocated turn) {
            return turn.offering().open().stream().map(Action.Offer::option).toList();
        }

        private Choice choice(List<String> open, int[] members, boolean isOnlyChoice) {
            List<Turn.Allocated> turns =
                    IntStream.of(members).mapToObj(this::turn).toList();
            List<Reference> moderators = plan.moderators().getOrDefault(decision, List.of());
            var free = new LinkedHashSet<Reference>(question.analysis().adjust());
            free.addAll(plan.history().getOrDefault(decision, List.of()));
            free.addAll(moderators);
            var terms = new ArrayList<LearnedRule.Term>();
            Design moderating = Design.intercept(members.length);
            for (Reference reference : moderators) {
                Design design = design(List.of(reference), members);
                design.terms().forEach(term -> terms.add(term(reference, term)));
                moderating = moderating.and(design);
            }
            var point = new ChoicePoint(
                    isOnlyChoice ? decision : decision + " (" + String.join(", ", open) + ")",
                    open,
                    members,
                    Grouping.of(
                            open.size(),
                            members.length,
                            i -> open.indexOf(turns.get(i).option())),
                    Design.intercept(members.length).and(design(List.copyOf(free), members)),
                    moderating,
                    Matrix.of(members.length, open.size(), (i, j) -> probability(members[i], turns.get(i), open, j)));
            return new Choice(decision, point, terms, isOnlyChoice);
        }

        /// With two options, what the model of the weights gives to the one received gives that of the other. A rule
        /// is for those whom chance gave an option; who chose keeps the choice, and counts once.
        private double probability(int participant, Turn.Allocated turn, List<String> open, int option) {
            double received = weights.givenHow(participant, turn);
            if (turn.option().equals(open.get(option))) {
                return received;
            }
            double known = turn.offering().probability(turn.option());
            return turn.offering().probability(open.get(option)) * (1 - received) / (1 - known);
        }

        private Design design(List<Reference> references, int[] members) {
            int[] rows = IntStream.of(members).map(i -> analysed.rows()[i]).toArray();
            return analysed.covariates(references).design(rows);
        }

        private LearnedRule.Term term(Reference reference, String name) {
            if (name.equals(reference.toString())) {
                return new LearnedRule.Term(reference, isYesNo(reference) ? LearnedRule.Term.YES : null, 1);
            }
            return new LearnedRule.Term(
                    reference, name.substring(reference.toString().length() + 1), 1);
        }

        private boolean isYesNo(Reference reference) {
            return switch (reference) {
                case Reference.Measured(var measure, var visit) ->
                    question.protocol().measure(measure).scale() instanceof Scale.Binary;
                case Reference.Characteristic(var id) ->
                    question.protocol().characteristic(id).scale() instanceof Scale.Binary;
                case Reference.OptionAt option -> false;
                case Reference.ClassAt responseClass -> false;
            };
        }
    }

    /// The rule of these choices under coefficients found for them.
    ///
    /// @param coefficients by choice, in the order of time
    LearnedRule rule(List<Column> coefficients, boolean higherIsBetter) {
        var parts = new ArrayList<LearnedRule.Part>();
        int number = 0;
        for (List<Choice> stage : choices) {
            for (Choice choice : stage) {
                parts.add(part(choice, coefficients.get(number++), higherIsBetter ? 1 : -1));
            }
        }
        return new LearnedRule(parts);
    }

    private static LearnedRule.Part part(Choice choice, Column coefficients, int sign) {
        ChoicePoint point = choice.point();
        int width = choice.terms().size() + 1;
        int free = point.free().terms().size();
        var scores = new ArrayList<LearnedRule.Score>();
        for (int option = 0; option < point.options().size(); option++) {
            int start = free + (option - 1) * width;
            var terms = new ArrayList<LearnedRule.Term>();
            for (int k = 1; k < width && option > 0; k++) {
                LearnedRule.Term term = choice.terms().get(k - 1);
                terms.add(new LearnedRule.Term(term.of(), term.level(), sign * coefficients.get(start + k)));
            }
            scores.add(new LearnedRule.Score(
                    point.options().get(option), option == 0 ? 0 : sign * coefficients.get(start), terms));
        }
        return new LearnedRule.Part(choice.decision(), scores, choice.isOnlyChoice());
    }

    /// Tells whether a row of the data has all that the choices ask of it.
    static IntPredicate complete(Question question, RuleLearning plan) {
        Map<String, List<Reference>> asked = both(plan);
        var columns = new IdentityHashMap<Path, List<org.stegvis.protocol.data.Column>>();
        return row -> {
            for (var column :
                    columns.computeIfAbsent(question.paths().get(row), path -> columns(question.data(), path, asked))) {
                if (column.isMissing(row)) {
                    return false;
                }
            }
            return true;
        };
    }

    /// The columns of what is asked of those who went a path.
    private static List<org.stegvis.protocol.data.Column> columns(
            TrialData data, Path path, Map<String, List<Reference>> asked) {
        return path.turns().stream()
                .filter(turn -> turn instanceof Turn.Allocated allocated
                        && allocated.offering().how() == How.BY_CHANCE)
                .flatMap(turn -> asked.getOrDefault(turn.decision(), List.of()).stream())
                .map(reference -> data.column(reference.toString()))
                .toList();
    }

    private static Map<String, List<Reference>> both(RuleLearning plan) {
        var both = new LinkedHashMap<String, List<Reference>>();
        plan.moderators().forEach((decision, names) -> both.put(decision, new ArrayList<>(names)));
        plan.history()
                .forEach((decision, names) -> both.computeIfAbsent(decision, none -> new ArrayList<>())
                        .addAll(names));
        return both;
    }
}
