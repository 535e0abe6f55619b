package org.stegvis.cli.size;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.design.size.Confirmation;
import org.stegvis.design.size.Question;

/// What `stegvis size` found.
///
/// @param goal what is shown, in words
/// @param given what was told or read off the protocol
/// @param solved what was asked for: `participants`, `power`, `effect`, `response`, `margin`
/// @param exact the answer before rounding
/// @param participants whole participants (or clusters) with an outcome
/// @param enrolled with those who will be lost; the same without attrition
/// @param power at `participants`, or the wanted one; null where none is defined
/// @param unit participants or clusters
record SizeAnswer(
        String goal,
        List<Given> given,
        String solved,
        double exact,
        long participants,
        long enrolled,
        @Nullable Double power,
        String unit,
        String formula,
        String source,
        List<Question.Term> terms,
        List<String> assumptions,
        @Nullable Confirmation simulated) {
    SizeAnswer {
        given = List.copyOf(given);
        terms = List.copyOf(terms);
        assumptions = List.copyOf(assumptions);
    }

    /// A fact that went in, and where it came from.
    record Given(String name, String value) {}

    SizeAnswer simulated(Confirmation confirmation) {
        return new SizeAnswer(
                goal,
                given,
                solved,
                exact,
                participants,
                enrolled,
                power,
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
            console.result("Simulated: power %s (Monte Carlo error %s) in %,d trials of %,d."
                    .formatted(
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
                        .formatted(participants, unit, power == null ? "" : " for power " + Numbers.fixed(power, 3)));
                lines.add("  %s before rounding up".formatted(Numbers.fixed(exact, 2)));
            }
            case "power" -> lines.add("power %s with %,d %s".formatted(Numbers.fixed(exact, 4), participants, unit));
            default ->
                lines.add("%s %s with %,d %s%s"
                        .formatted(
                                solved,
                                Numbers.shown(exact),
                                participants,
                                unit,
                                power == null ? "" : " and power " + Numbers.fixed(power, 3)));
        }
        if (enrolled != participants) {
            lines.add("  %,d to enrol, for those who will have no outcome".formatted(enrolled));
        }
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
