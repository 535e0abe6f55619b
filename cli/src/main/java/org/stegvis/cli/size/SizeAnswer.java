package org.stegvis.cli.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.design.size.AllRegimes;
import org.stegvis.design.size.BestRegimes;
import org.stegvis.design.size.Confirmation;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.Pilot;
import org.stegvis.design.size.Precision;
import org.stegvis.design.size.Question;
import org.stegvis.design.size.TrialPath;
import org.stegvis.design.size.TwoValues;

/// What `stegvis size` found.
///
/// @param goal what is shown, in words
/// @param given what was told or read off the protocol
/// @param solved what was asked for: `participants`, `power`, `effect`, `response`, `margin`
/// @param exact the answer before rounding
/// @param participants whole participants (or clusters) with an outcome
/// @param enrolled with those who will be lost; the same without attrition
/// @param power at `participants`, or the wanted one; null where none is defined
/// @param certainty what that power is called: `power`, `assurance`, `probability`
/// @param shows what a simulated trial does with that probability
/// @param unit participants or clusters
record SizeAnswer(
        String goal,
        List<Given> given,
        String solved,
        double exact,
        long participants,
        long enrolled,
        @Nullable Double power,
        String certainty,
        String shows,
        String unit,
        String formula,
        String source,
        List<Question.Term> terms,
        List<String> assumptions,
        @Nullable Confirmation simulated) {
    private static final int FEW = 10;

    SizeAnswer {
        given = List.copyOf(given);
        terms = List.copyOf(terms);
        assumptions = List.copyOf(assumptions);
    }

    /// A fact that went in, and where it came from.
    record Given(String name, String value) {}

    /// @param power the one wanted or found; null where there is none
    /// @param n before rounding up
    /// @param design whose paths the participants take
    static SizeAnswer of(
            SizeOptions options,
            SizeSetting setting,
            SizeQuestion questions,
            EmbeddedDesign design,
            String solved,
            double exact,
            Question question,
            @Nullable Double power,
            double n) {
        long participants = (long) Math.ceil(n - 1e-9);
        var words = new SizeWords(options, setting, questions);
        var terms = new ArrayList<>(question.terms());
        if (question instanceof TwoValues && power != null) {
            double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(power);
            terms.add(1, new Question.Term("z", z, "normal quantile of the power " + shown(power)));
        }
        var assumptions = new ArrayList<>(question.assumptions());
        rare(question, design)
                .filter(path -> n * path.occurrence() < FEW)
                .ifPresent(path -> assumptions.addFirst(
                        "Doubtful in so small a trial: %s expected on '%s'. The formulas are for large samples."
                                .formatted(Numbers.shown(n * path.occurrence()), path.name())));
        if (setting.hasClosedOptions()) {
            assumptions.add("Every option is open to everybody, and no preference is honoured.");
        }
        return new SizeAnswer(
                words.words(question),
                words.given(question),
                solved,
                exact,
                participants,
                (long) Math.ceil(participants / (1 - options.aim.attrition) - 1e-9),
                power,
                switch (question) {
                    case TwoValues two -> "power";
                    case AllRegimes all -> "power";
                    case BestRegimes best -> "power";
                    case Precision precision -> "assurance";
                    case Pilot pilot -> "probability";
                },
                switch (question) {
                    case TwoValues two -> "power";
                    case AllRegimes all -> "power";
                    case BestRegimes best -> "all that are worse left out with probability";
                    case Precision precision -> "no wider than asked with probability";
                    case Pilot pilot -> "every path filled with probability";
                },
                setting.measured().kind() == SizeOptions.Kind.CLUSTERED ? "clusters" : "participants",
                question.formula(),
                question.source(),
                terms,
                assumptions,
                null);
    }

    /// Where fewest participants are expected, for a formula that is of large samples.
    private static Optional<TrialPath> rare(Question question, EmbeddedDesign design) {
        return switch (question) {
            case TwoValues two -> Optional.of((two.kind() == TwoValues.Kind.REGIMES ? design : two.groups()).rarest());
            case AllRegimes all -> Optional.of(design.rarest());
            case BestRegimes best -> Optional.of(design.rarest());
            case Precision precision -> Optional.of(design.rarest());
            case Pilot pilot -> Optional.empty();
        };
    }

    SizeAnswer simulated(Confirmation confirmation) {
        return new SizeAnswer(
                goal,
                given,
                solved,
                exact,
                participants,
                enrolled,
                power,
                certainty,
                shows,
                unit,
                formula,
                source,
                terms,
                assumptions,
                confirmation);
    }

    /// Writes the answer for a person.
    void say(Console console) {
        console.result(goal);
        int width = given.stream().mapToInt(each -> each.name().length()).max().orElse(0) + 2;
        for (Given each : given) {
            console.result("  " + padded(each.name(), width) + each.value());
        }
        console.result("");
        answer().forEach(console::result);
        console.result("");
        console.result(formula);
        int symbols =
                terms.stream().mapToInt(each -> each.symbol().length()).max().orElse(0) + 2;
        for (Question.Term term : terms) {
            console.result(
                    "  " + padded(term.symbol(), symbols) + padded(Numbers.shown(term.value()), 11) + term.meaning());
        }
        console.result("  source: " + source);
        console.result("");
        console.result("Takes for granted:");
        assumptions.forEach(each -> console.result("  - " + each));
        if (simulated != null) {
            console.result("");
            console.result("Simulated: %s %s (Monte Carlo error %s) in %,d trials of %,d."
                    .formatted(
                            shows,
                            Numbers.fixed(simulated.power(), 3),
                            Numbers.fixed(simulated.error(), 3),
                            simulated.replicates(),
                            participants));
        }
    }

    private List<String> answer() {
        var lines = new ArrayList<String>();
        switch (solved) {
            case "participants" -> {
                lines.add("%,d %s needed%s"
                        .formatted(
                                participants,
                                unit,
                                power == null ? "" : " for %s %s".formatted(certainty, shown(power))));
                lines.add("  %s before rounding up".formatted(Numbers.fixed(exact, 2)));
            }
            case "assurance" ->
                lines.add("%,d %s give an interval that is no wider with probability %s"
                        .formatted(participants, unit, Numbers.fixed(exact, 4)));
            case "at least on every path" ->
                lines.add("at least %d on every path with %,d %s and probability %s"
                        .formatted((int) exact, participants, unit, power == null ? "-" : shown(power)));
            case "power" -> lines.add("power %s with %,d %s".formatted(Numbers.fixed(exact, 4), participants, unit));
            default ->
                lines.add("%s %s with %,d %s%s"
                        .formatted(
                                solved,
                                Numbers.shown(exact),
                                participants,
                                unit,
                                power == null ? "" : " and %s %s".formatted(certainty, shown(power))));
        }
        if (enrolled != participants) {
            lines.add("  %,d to enrol, for those who will have no outcome".formatted(enrolled));
        }
        return lines;
    }

    /// With three decimals, or with more where these would say that nothing or everything is found.
    private static String shown(double power) {
        String three = Numbers.fixed(power, 3);
        return three.equals("1.000") || three.equals("0.000") ? Numbers.shown(power) : three;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
