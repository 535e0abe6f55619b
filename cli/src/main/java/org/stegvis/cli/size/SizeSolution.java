package org.stegvis.cli.size;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.size.SizeOptions.Kind;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.size.Confirmation;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.Precision;
import org.stegvis.design.size.Question;
import org.stegvis.design.size.TwoValues;
import org.stegvis.estimation.calculus.Root;
import org.stegvis.estimation.linear.Column;

/// Solves for what the user left open: the size, the power, the effect, the response rate or the margin.
final class SizeSolution {
    private static final double USUAL_POWER = 0.8;

    private final SizeOptions options;
    private final SizeSetting setting;
    private final SizeQuestion questions;

    SizeSolution(SizeOptions options, SizeSetting setting) {
        this.options = options;
        this.setting = setting;
        this.questions = new SizeQuestion(options, setting);
        Double participants = options.aim.participants;
        if (participants != null && !(participants >= 1 && participants < Question.MOST)) {
            throw new BadInput("--participants is %s but must be 1 or more".formatted(participants));
        }
        double attrition = options.aim.attrition;
        if (!(attrition >= 0 && attrition < 1)) {
            throw new BadInput("--attrition is %s but must be at least 0 and less than 1".formatted(attrition));
        }
    }

    SizeAnswer answer() {
        try {
            return solved();
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(OneLine.of(wrong), wrong);
        }
    }

    private SizeAnswer solved() {
        Double participants = options.aim.participants;
        double power = options.aim.power == null ? USUAL_POWER : options.aim.power;
        if (setting.goal() == Goal.PRECISION) {
            return precision(participants);
        }
        SizeQuestion.Pair pair = asksForValues() ? questions.pair() : new SizeQuestion.Pair(0.0, 0);
        if (participants == null) {
            double of = SizeSetting.need(pair.of(), effectOption(), "what difference is to be shown");
            EmbeddedDesign design = designNeeded();
            Question question = questions.question(design, of, pair.versus());
            double n = question.participants(power);
            return confirmed(answer("participants", n, question, pair, power, n), question, design);
        }
        if (options.aim.power == null) {
            double of = SizeSetting.need(pair.of(), effectOption(), "what difference is to be shown");
            EmbeddedDesign design = designNeeded();
            Question question = questions.question(design, of, pair.versus());
            double found = question.power(participants);
            return confirmed(answer("power", found, question, pair, found, participants), question, design);
        }
        return pair.of() == null ? effect(pair, participants, power) : response(pair, participants, power);
    }

    private boolean asksForValues() {
        return switch (setting.goal()) {
            case PAIR, FIRST, SECOND -> true;
            case ALL, BEST, PRECISION, PILOT -> false;
        };
    }

    private String effectOption() {
        return setting.comparesProbabilities() ? "--probabilities" : "--effect";
    }

    /// The response rate does not matter to the first stage.
    private EmbeddedDesign designNeeded() {
        boolean matters = setting.goal() != Goal.FIRST && setting.goal() != Goal.PILOT;
        return matters || setting.knowsResponse() ? setting.design() : setting.design(Map.of("", 0.5));
    }

    private SizeAnswer effect(SizeQuestion.Pair pair, double participants, double power) {
        EmbeddedDesign design = designNeeded();
        double versus = pair.versus();
        double found;
        if (setting.comparesProbabilities()) {
            found = versus
                    + firstRoot(
                            d -> questions.question(design, versus + d, versus).participants(power) - participants,
                            1e-6,
                            1 - versus - 1e-6,
                            "no probability above %s is told from it".formatted(versus));
        } else {
            found = Math.sqrt(questions.question(design, 1, 0).participants(power) / participants);
        }
        Question question = questions.question(design, found, versus);
        return confirmed(
                answer(
                        setting.comparesProbabilities() ? "probability" : "effect",
                        found,
                        question,
                        pair,
                        power,
                        participants),
                question,
                design);
    }

    private SizeAnswer response(SizeQuestion.Pair pair, double participants, double power) {
        if (setting.knowsResponse()) {
            throw new BadInput(
                    "everything is told; leave out --participants, --power, the effect or --response to solve for it");
        }
        double of = SizeSetting.need(pair.of(), effectOption(), "what difference is to be shown");
        DoubleUnaryOperator excess = rate -> questions
                        .question(setting.design(Map.of("", rate)), of, pair.versus())
                        .participants(power)
                - participants;
        double rate = firstRoot(
                excess, 1e-6, 1 - 1e-6, "no response rate gives power %s with %s".formatted(power, participants));
        EmbeddedDesign design = setting.design(Map.of("", rate));
        Question question = questions.question(design, of, pair.versus());
        return confirmed(answer("response rate", rate, question, pair, power, participants), question, design);
    }

    /// The smallest root, found by looking at a hundred places first.
    private static double firstRoot(DoubleUnaryOperator f, double low, double high, String none) {
        double before = low;
        double sign = Math.signum(f.applyAsDouble(low));
        for (int i = 1; i <= 100; i++) {
            double here = low + (high - low) * i / 100;
            if (Math.signum(f.applyAsDouble(here)) != sign) {
                return Root.between(f, before, here, 1e-10);
            }
            before = here;
        }
        throw new BadInput(none);
    }

    private SizeAnswer precision(@Nullable Double participants) {
        EmbeddedDesign design = designNeeded();
        double value = 0;
        if (setting.comparesProbabilities()) {
            if (options.measured.probabilities.isEmpty()) {
                throw new BadInput("say with --probabilities about which probability the interval lies");
            }
            value = options.measured.probabilities.getFirst();
        }
        var pair = new SizeQuestion.Pair(value, value);
        Precision question = (Precision) questions.question(design, value, value);
        if (participants != null) {
            return answer("margin", question.margin(participants), question, pair, null, participants);
        }
        Double assurance = options.aim.assurance;
        double n = assurance == null ? question.participants() : question.participants(assurance);
        return answer("participants", n, question, pair, assurance, n);
    }

    private SizeAnswer answer(
            String solved, double exact, Question question, SizeQuestion.Pair pair, @Nullable Double power, double n) {
        long participants = (long) Math.ceil(n - 1e-9);
        var terms = new ArrayList<>(question.terms());
        if (question instanceof TwoValues && power != null) {
            double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(power);
            terms.add(1, new Question.Term("z", z, "normal quantile of the power " + Numbers.fixed(power, 3)));
        }
        var assumptions = new ArrayList<>(question.assumptions());
        if (setting.hasClosedOptions()) {
            assumptions.add("Every option is open to everybody, and no preference is honoured.");
        }
        return new SizeAnswer(
                questions.words(question),
                questions.given(question, pair),
                solved,
                exact,
                participants,
                (long) Math.ceil(participants / (1 - options.aim.attrition) - 1e-9),
                power,
                setting.kind() == Kind.CLUSTERED ? "clusters" : "participants",
                question.formula(),
                question.source(),
                terms,
                assumptions,
                null);
    }

    private SizeAnswer confirmed(SizeAnswer answer, Question question, EmbeddedDesign design) {
        Integer trials = options.aim.confirm;
        if (trials == null) {
            return answer;
        }
        if (trials < 2) {
            throw new BadInput("--confirm is %d but must be 2 or more".formatted(trials));
        }
        if (!(question instanceof TwoValues pair)
                || pair.kind() != TwoValues.Kind.REGIMES
                || !Confirmation.serves(pair.outcome())) {
            throw new BadInput(
                    "--confirm simulates the comparison of two regimes at the end of the study; for the rest use `stegvis power`");
        }
        int[] two = questions.regimes(design);
        return answer.simulated(Confirmation.of(
                design.only(two),
                Column.of(pair.of(), pair.versus()),
                pair.outcome(),
                (int) answer.participants(),
                trials,
                options.aim.seed,
                Confirmation.twoValues(pair.outcome(), pair.criterion())));
    }
}
