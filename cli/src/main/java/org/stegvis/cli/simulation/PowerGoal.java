package org.stegvis.cli.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.Figure;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.SmallestTrial;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim;

/// What `--goal` asks for: that a contrast is found, the best regime chosen, or a hypothesis of a trial
/// that is changed at a look rejected, in a share of the trials.
///
/// @param contrast null for the choice of the best regime; of a change a hypothesis, or `any`
record PowerGoal(Of of, Analysis analysis, @Nullable String contrast, double share) {
    private static final int LARGEST = 100_000;
    private static final String ANY = "any";

    /// Of which trials.
    enum Of {
        TRIAL,
        CHANGED_TRIAL
    }

    /// Reads `0.8`, `ANALYSIS: A - B >= 0.8`, `ANALYSIS: best >= 0.8`, `change: A - B >= 0.8` or `change:
    /// any >= 0.8`.
    ///
    /// @param like what a simulation of the trial tells, for the names
    static PowerGoal read(String text, PowerPlan plan, OperatingCharacteristics like) {
        int at = text.lastIndexOf(">=");
        double share = share(text, at < 0 ? text : text.substring(at + 2));
        List<String> names = names(like);
        List<String> hypotheses = hypotheses(like);
        hypotheses.forEach(each -> names.add("change: " + each));
        if (names.isEmpty()) {
            throw new BadInput("--goal needs an analysis that contrasts something; the protocol plans none");
        }
        String wanted = at < 0 ? names.getFirst() : text.substring(0, at).strip();
        for (var each : like.quantities()) {
            if (each.quantity().isContrast()
                    && wanted.equals(
                            name(each.quantity().analysis(), each.quantity().name()))) {
                return new PowerGoal(
                        Of.TRIAL, each.quantity().analysis(), each.quantity().name(), share);
            }
        }
        for (var choice : like.choices()) {
            if (wanted.equals(name(choice.analysis(), "best"))) {
                return new PowerGoal(Of.TRIAL, choice.analysis(), null, share);
            }
        }
        Interim interim = plan.protocol().interim();
        for (String hypothesis : hypotheses) {
            if (interim != null && wanted.equals("change: " + hypothesis)) {
                return new PowerGoal(Of.CHANGED_TRIAL, plan.protocol().analysis(interim.analysis()), hypothesis, share);
            }
        }
        throw new BadInput("--goal asks for '%s', which no analysis tells; it must be one of %s"
                .formatted(wanted, names.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "))));
    }

    private static double share(String text, String number) {
        try {
            double share = Double.parseDouble(number.strip());
            if (share > 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException none) {
            throw new BadInput(
                    "--goal is '" + text + "' but must be a share such as 0.8, or 'ANALYSIS: A - B >= 0.8'", none);
        }
        throw new BadInput("--goal is '" + text + "' but its share must lie between 0 and 1");
    }

    private static List<String> names(OperatingCharacteristics like) {
        var names = new ArrayList<String>();
        like.quantities().stream()
                .filter(each -> each.quantity().isContrast())
                .forEach(each -> names.add(
                        name(each.quantity().analysis(), each.quantity().name())));
        like.choices().forEach(choice -> names.add(name(choice.analysis(), "best")));
        return names;
    }

    private static List<String> hypotheses(OperatingCharacteristics like) {
        var names = new ArrayList<String>();
        if (like.changes() != null) {
            like.changes().hypotheses().forEach(each -> names.add(each.name()));
            names.add(ANY);
        }
        return names;
    }

    boolean isOfChange() {
        return of == Of.CHANGED_TRIAL;
    }

    private static String name(Analysis analysis, String of) {
        return analysis.id() + ": " + of;
    }

    String name() {
        return isOfChange() ? "change: " + contrast : name(analysis, contrast == null ? "best" : contrast);
    }

    /// @param simulated how often trials of a size reach it
    SmallestTrial.Answer search(int first, IntFunction<Figure> simulated) {
        double critical = contrast == null ? 0 : Reference.normal().quantile(new Level(analysis.level()));
        return SmallestTrial.search(simulated, share, critical, first, Math.max(first, LARGEST));
    }

    /// How often the trials reached it.
    Figure reached(OperatingCharacteristics found) {
        if (isOfChange()) {
            return reached(Objects.requireNonNull(found.changes()));
        }
        if (contrast == null) {
            return found.choices().stream()
                    .filter(choice -> choice.analysis().equals(analysis))
                    .map(OperatingCharacteristics.Choice::correct)
                    .findFirst()
                    .orElseThrow();
        }
        return found.of(analysis).stream()
                .filter(each -> each.quantity().name().equals(contrast))
                .map(OperatingCharacteristics.OfQuantity::rejection)
                .findFirst()
                .orElseThrow();
    }

    private Figure reached(ChangedTrials.Found found) {
        return found.hypotheses().stream()
                .filter(each -> each.name().equals(contrast))
                .map(ChangedTrials.Hypothesis::rejected)
                .findFirst()
                .orElse(found.any());
    }

    void say(SmallestTrial.Answer answer, Console console) {
        console.result("%s in at least %s %% of trials: ".formatted(name(), number(100 * share))
                + (answer.isReached()
                        ? "%,d participants (Monte Carlo error %.0f)".formatted(answer.participants(), answer.error())
                        : "not reached with %,d participants".formatted(answer.participants())));
        answer.tried()
                .forEach(each -> console.result(String.format(
                        Locale.ROOT,
                        "  tried %,7d participants: %5.1f (%.1f) %%",
                        each.participants(),
                        100 * each.share().value(),
                        100 * each.share().error())));
        console.result("");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
}
