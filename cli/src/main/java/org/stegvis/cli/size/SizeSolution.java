package org.stegvis.cli.size;

import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.Question;
import org.stegvis.estimation.calculus.Root;

/// Solves for what the user left open: the size, the power, the effect, the response rate, the margin, or
/// how many participants every path has.
final class SizeSolution {
    static final double USUAL_POWER = 0.8;
    private static final double SMALL = 1e-6;
    private static final double NOTHING = 1e-9;

    private final SizeOptions options;
    private final SizeSetting setting;
    private final SizeQuestion questions;
    private final Console console;

    /// @param console where it tells how far a simulation has come
    SizeSolution(SizeOptions options, SizeSetting setting, Console console) {
        this.options = options;
        this.setting = setting;
        this.console = console;
        this.questions = new SizeQuestion(options, setting, 1);
        Double participants = options.aim.participants;
        if (participants != null && !(participants >= 1 && participants < Question.MOST)) {
            throw new BadInput("--participants is %s but must be 1 or more".formatted(participants));
        }
        Double power = options.aim.power;
        if (power != null && !(power > 0 && power < 1)) {
            throw new BadInput("--power is %s but must lie between 0 and 1".formatted(power));
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
            return new SizePrecision(options, setting, questions, console).answer(participants);
        }
        if (participants == null) {
            EmbeddedDesign design = designNeeded();
            Question question = asked(design);
            double n = question.participants(power);
            return answer(questions, "participants", n, question, power, n, design);
        }
        if (setting.goal() == Goal.PILOT && options.aim.atLeast == null) {
            return atLeast(participants, power);
        }
        if (options.aim.power == null) {
            EmbeddedDesign design = designNeeded();
            Question question = asked(design);
            double found = question.power(participants);
            return answer(questions, "power", found, question, found, participants, design);
        }
        return switch (setting.goal()) {
            case PAIR, FIRST, SECOND ->
                questions.pair().of() == null ? effect(participants, power) : response(participants, power);
            case ALL, BEST -> setting.knowsResponse() ? scale(participants, power) : response(participants, power);
            case PILOT, PRECISION -> response(participants, power);
        };
    }

    private boolean asksForValues() {
        return switch (setting.goal()) {
            case PAIR, FIRST, SECOND -> true;
            case ALL, BEST, PRECISION, PILOT -> false;
        };
    }

    /// The question with all that it needs told.
    private Question asked(EmbeddedDesign design) {
        if (!asksForValues()) {
            return questions.question(design, 0, 0);
        }
        SizeQuestion.Pair pair = questions.pair();
        String option = setting.measured().comparesProbabilities() ? "--probabilities" : "--effect";
        double of = SizeSetting.need(pair.of(), option, "what difference is to be shown");
        return questions.question(design, of, pair.versus());
    }

    /// The response rate does not matter to the first stage; a pilot reads it by itself.
    private EmbeddedDesign designNeeded() {
        boolean matters = setting.goal() != Goal.FIRST && setting.goal() != Goal.PILOT;
        return matters || (setting.knowsResponse() && setting.goal() != Goal.PILOT)
                ? setting.design()
                : setting.design(Map.of("", 0.5));
    }

    private SizeAnswer effect(double participants, double power) {
        EmbeddedDesign design = designNeeded();
        double versus = questions.pair().versus();
        double found;
        if (setting.measured().comparesProbabilities()) {
            boolean below = options.measured.below;
            found = versus
                    + firstRoot(
                            d -> powerWith(design, versus + d, versus, participants) - power,
                            below ? -SMALL : SMALL,
                            below ? SMALL - versus : 1 - versus - SMALL,
                            "no probability %s %s is told from it%s"
                                    .formatted(
                                            below ? "below" : "above", versus, below ? "" : "; --below looks below"));
        } else {
            found = difference(design, participants, power);
        }
        return answer(
                questions,
                setting.measured().comparesProbabilities() ? "probability" : "effect",
                found,
                questions.question(design, found, versus),
                power,
                participants,
                design);
    }

    /// The size falls with the difference as `a / d² + b`; b is 0 unless the regimes share paths.
    private double difference(EmbeddedDesign design, double participants, double power) {
        double one = questions.question(design, 1, 0).participants(power);
        double two = questions.question(design, 2, 0).participants(power);
        double a = (one - two) * 4 / 3;
        double b = one - a;
        if (!(participants > b)) {
            throw new BadInput("no difference gives power %s with %s: so many share the paths of both regimes"
                    .formatted(Numbers.shown(power), Numbers.shown(participants)));
        }
        return Math.sqrt(a / (participants - b));
    }

    /// NaN where no probabilities on the paths give these.
    private double powerWith(EmbeddedDesign design, double of, double versus, double participants) {
        try {
            return questions.question(design, of, versus).power(participants);
        } catch (IllegalArgumentException none) {
            return Double.NaN;
        }
    }

    private SizeAnswer response(double participants, double power) {
        boolean matters = setting.goal() != Goal.FIRST;
        if (setting.knowsResponse() || !matters) {
            throw new BadInput("everything is told%s; leave out --participants, --power%s to solve for it"
                    .formatted(
                            matters ? "" : ", and how many respond does not matter to the first stage",
                            setting.goal() == Goal.PILOT
                                    ? ", --at-least or --response"
                                    : matters ? ", the effect or --response" : " or the effect"));
        }
        DoubleFunction<Question> at = rate -> setting.goal() == Goal.PILOT
                ? questions.pilot(Map.of("", rate), least())
                : asked(setting.design(Map.of("", rate)));
        double rate = firstRoot(
                each -> at.apply(each).power(participants) - power,
                SMALL,
                1 - SMALL,
                "no response rate gives power %s with %s".formatted(power, participants));
        return answer(
                questions,
                "response rate",
                rate,
                at.apply(rate),
                power,
                participants,
                setting.design(Map.of("", rate)));
    }

    private int least() {
        return SizeSetting.need(options.aim.atLeast, "--at-least", "how many participants every path must have");
    }

    /// By how much the values of the regimes, and the least difference, are to be multiplied.
    private SizeAnswer scale(double participants, double power) {
        EmbeddedDesign design = setting.design();
        DoubleFunction<Question> at = factor -> new SizeQuestion(options, setting, factor).question(design, 0, 0);
        double high = 1;
        while (at.apply(high).power(participants) < power) {
            high *= 2;
            if (high > Question.MOST) {
                throw new BadInput("no multiple of the values gives power %s with %s".formatted(power, participants));
            }
        }
        double factor =
                Root.between(each -> at.apply(each).power(participants) - power, SMALL * SMALL, high, 1e-9 * high);
        return answer(
                new SizeQuestion(options, setting, factor),
                "values times",
                factor,
                at.apply(factor),
                power,
                participants,
                design);
    }

    /// The most that every path has with this probability.
    private SizeAnswer atLeast(double participants, double power) {
        int least = 1;
        while (questions.pilot(setting.rates(), least + 1).power(participants) >= power) {
            least++;
        }
        Question question = questions.pilot(setting.rates(), least);
        double found = question.power(participants);
        if (found < power) {
            throw new BadInput("with %s participants not every path has 1 with probability %s"
                    .formatted(Numbers.shown(participants), Numbers.shown(power)));
        }
        return answer(questions, "at least on every path", least, question, found, participants, designNeeded());
    }

    /// The smallest root, found by looking at a hundred places first.
    static double firstRoot(DoubleUnaryOperator f, double from, double to, String none) {
        double before = from;
        double last = f.applyAsDouble(from);
        for (int i = 1; i <= 100; i++) {
            double here = from + (to - from) * i / 100;
            double now = f.applyAsDouble(here);
            // Where nothing depends on it, what is left is the rounding.
            if (Math.signum(now) != Math.signum(last) && Math.abs(now - last) > NOTHING) {
                return Root.between(f, Math.min(before, here), Math.max(before, here), 1e-10);
            }
            before = here;
            last = now;
        }
        throw new BadInput(none);
    }

    private SizeAnswer answer(
            SizeQuestion asked,
            String solved,
            double exact,
            Question question,
            double power,
            double participants,
            EmbeddedDesign design) {
        SizeAnswer answer =
                SizeAnswer.of(options, setting, asked, design, solved, exact, question, power, participants);
        return new SizeConfirmation(options, setting, asked, console).of(answer, question, design);
    }
}
