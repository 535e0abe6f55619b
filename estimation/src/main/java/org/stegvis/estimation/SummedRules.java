package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.tailoring.ChoicePoint;
import org.stegvis.estimation.tailoring.SummedInduction;
import org.stegvis.estimation.tailoring.SummedInduction.Layout;
import org.stegvis.estimation.tailoring.SummedInduction.Solved;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.RuleLearning;

/// Q-learning and its relatives by sums: a pass for the equations of each decision, from the last to the first, and
/// one for the covariance. What is found are the coefficients with their sandwich covariance, which say what the rule
/// is; its value, for which parts of the participants would be left out in turn, is not among them.
record SummedRules(Protocol protocol, Analysis analysis, RuleLearning plan) implements SummedAnalysis {
    private static final String NUMBERS = "numbers";
    private static final String MEAT = "meat";

    /// Followed by the number of the decision, the options that were open, and the names of the terms.
    private static final String CHOICE = "choice";

    private static final String EQUATIONS = "equations";

    /// One choice as all parts have it.
    private record Known(String key, int decision, List<String> terms, double[] described) {}

    private int decisions() {
        return protocol.decisions().size();
    }

    private boolean higherIsBetter() {
        return protocol.measure(analysis.outcome().measure()).better() == Direction.HIGHER;
    }

    private static String key(int decision, ChoicePoint point) {
        return CHOICE + " %03d %s\n".formatted(decision, point.options()) + String.join("\n", point.names());
    }

    @Override
    public int passes() {
        return decisions() + 1;
    }

    @Override
    public PartSums sums(TrialData part, Paths paths, List<PartSums> before) {
        var question = new Question(protocol, analysis, part, paths, List.of());
        Analysed analysed = Analysed.of(part, analysis, row -> true, RuleChoices.complete(question, plan));
        AllocationWeights weights =
                switch (AllocationWeights.of(protocol, plan.weights(), analysed, question.paths())) {
                    case Fitting.Fitted<AllocationWeights>(var found) -> found;
                    case Fitting.NotFitted<AllocationWeights> none ->
                        throw new IllegalStateException("Known weights are always found.");
                };
        List<List<ChoicePoint>> stages = stages(question, analysed, weights);
        var induction = new SummedInduction(
                stages,
                analysed.outcome(),
                higherIsBetter(),
                RuleLearningAnalysis.equation(plan),
                RuleLearningAnalysis.onwards(plan));
        var sums = new PartSums();
        if (before.isEmpty()) {
            sums.add(NUMBERS, new double[] {
                1, analysed.inData(), analysed.size(), analysed.withoutOutcome(), analysed.withoutCovariate()
            });
            for (int decision = 0; decision < stages.size(); decision++) {
                for (ChoicePoint point : stages.get(decision)) {
                    sums.add(key(decision, point), described(point));
                }
            }
        } else {
            requireSame(stages, choices(before.getFirst()));
        }
        List<List<Solved>> solved = solved(before);
        if (before.size() == decisions()) {
            sums.add(MEAT, induction.meat(solved));
            return sums;
        }
        int decision = decisions() - 1 - before.size();
        List<double[]> equations = induction.equations(decision, solved);
        for (int choice = 0; choice < equations.size(); choice++) {
            sums.add(EQUATIONS + " " + key(decision, stages.get(decision).get(choice)), equations.get(choice));
        }
        return sums;
    }

    /// Choices by decision of the protocol; none where chance gave nothing.
    private List<List<ChoicePoint>> stages(Question question, Analysed analysed, AllocationWeights weights) {
        Map<String, List<ChoicePoint>> byDecision = new LinkedHashMap<>();
        for (List<RuleChoices.Choice> stage :
                RuleChoices.of(question, plan, analysed, weights).choices()) {
            byDecision.put(
                    stage.getFirst().decision(),
                    stage.stream().map(RuleChoices.Choice::point).toList());
        }
        return protocol.decisions().stream()
                .map(decision -> byDecision.getOrDefault(decision.id(), List.of()))
                .toList();
    }

    /// One part, then how many received each option.
    private static double[] described(ChoicePoint point) {
        int[] counts = point.received().counts();
        var described = new double[counts.length + 1];
        described[0] = 1;
        for (int i = 0; i < counts.length; i++) {
            described[i + 1] = counts[i];
        }
        return described;
    }

    private static List<Known> choices(PartSums first) {
        List<Known> choices = new ArrayList<>();
        first.sums().forEach((key, described) -> {
            if (key.startsWith(CHOICE + " ")) {
                String[] lines = key.split("\n");
                choices.add(new Known(
                        key,
                        Integer.parseInt(key.substring(CHOICE.length() + 1, CHOICE.length() + 4)),
                        List.of(lines).subList(1, lines.length),
                        described));
            }
        });
        return choices;
    }

    private static void requireSame(List<List<ChoicePoint>> stages, List<Known> choices) {
        List<String> here = new ArrayList<>();
        for (int decision = 0; decision < stages.size(); decision++) {
            for (ChoicePoint point : stages.get(decision)) {
                here.add(key(decision, point));
            }
        }
        if (!here.equals(choices.stream().map(Known::key).toList())) {
            throw new IllegalArgumentException("One part of the data has other choices or levels than the others."
                    + " Maybe it is too small; write the data in larger parts.");
        }
    }

    /// Of the decisions of which the equations are added up, in the order of time.
    private List<List<Solved>> solved(List<PartSums> before) {
        List<List<Solved>> solved = new ArrayList<>();
        int after = 0;
        for (int pass = 0; pass < Math.min(before.size(), decisions()); pass++) {
            int decision = decisions() - 1 - pass;
            List<Solved> here = new ArrayList<>();
            int terms = 0;
            for (Known choice : choices(before.getFirst())) {
                if (choice.decision() == decision) {
                    double[] sums =
                            Objects.requireNonNull(before.get(pass).sums().get(EQUATIONS + " " + choice.key()));
                    here.add(Objects.requireNonNull(
                            new Layout(choice.terms().size(), after).solve(sums),
                            "Singular equations end the passes."));
                    terms += choice.terms().size();
                }
            }
            after += terms;
            solved.addFirst(here);
        }
        return solved;
    }

    @Override
    public @Nullable Result after(List<PartSums> passes) {
        PartSums first = passes.getFirst();
        double[] n = first.sums().getOrDefault(NUMBERS, new double[5]);
        var numbers = new Numbers((int) n[1], (int) n[2], (int) n[3], (int) n[4], (int) n[2]);
        Diagnosis against = against(passes, n[0]);
        if (against != null) {
            return new Result.NotEstimable(analysis, numbers, against);
        }
        if (passes.size() <= decisions()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        choices(first).forEach(choice -> names.addAll(choice.terms()));
        List<Double> values = new ArrayList<>();
        solved(passes).stream().flatMap(List::stream).forEach(each -> {
            for (double value : each.coefficients().toArray()) {
                values.add(value);
            }
        });
        int size = names.size();
        double[] meat = Objects.requireNonNull(passes.getLast().sums().get(MEAT));
        var all = new JointEstimate(
                names,
                Column.of(size, values::get),
                Matrix.of(size, size, (i, j) -> meat[i * size + j]),
                Reference.normal());
        return new Result.Found(
                analysis,
                numbers,
                List.of(new Section.Coefficients(Link.IDENTITY, all.estimates(Level.ofAlpha(analysis.alpha())))),
                List.of());
    }

    /// What ends the passes: no direction, an option that nobody received, or equations that do not tell terms apart.
    private @Nullable Diagnosis against(List<PartSums> passes, double parts) {
        if (protocol.measure(analysis.outcome().measure()).better() == Direction.NEITHER) {
            return new Diagnosis.NoDirection(analysis.outcome().measure());
        }
        List<Known> choices = choices(passes.getFirst());
        for (Known choice : choices) {
            if (choice.described()[0] != parts) {
                throw new IllegalArgumentException(
                        "%.0f of %.0f parts of the data have the choice or the levels of '%s'. Maybe they are too small; write"
                                        .formatted(
                                                choice.described()[0],
                                                parts,
                                                choice.terms().getFirst())
                                + " the data in larger parts.");
            }
        }
        int pass = passes.size() - 1;
        int decision = decisions() - 1 - pass;
        int after = choices.stream()
                .filter(choice -> choice.decision() > decision)
                .mapToInt(choice -> choice.terms().size())
                .sum();
        for (Known choice : choices) {
            boolean isHere = choice.decision() == decision;
            for (int option = 1; isHere && option < choice.described().length; option++) {
                if (choice.described()[option] == 0) {
                    return new Diagnosis.NobodyIn(
                            List.of("an option of " + choice.terms().getFirst()));
                }
            }
            if (isHere
                    && new Layout(choice.terms().size(), after)
                                    .solve(Objects.requireNonNull(
                                            passes.get(pass).sums().get(EQUATIONS + " " + choice.key())))
                            == null) {
                return new Diagnosis.Aliased(choice.terms());
            }
        }
        return null;
    }
}
