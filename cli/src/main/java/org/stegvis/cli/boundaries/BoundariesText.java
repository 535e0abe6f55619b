package org.stegvis.cli.boundaries;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Numbers;

/// Shows boundaries to a person.
final class BoundariesText {
    private final Console console;

    BoundariesText(Console console) {
        this.console = console;
    }

    void say(BoundariesDocument document) {
        head(document);
        console.result("");
        boolean numbered = document.plan() != null && document.plan().fixed() != null;
        console.result("look  information%s      upper      lower  nominal p  alpha spent%s"
                .formatted(
                        numbered ? "  participants" : "", document.plan() == null ? "" : "   stops up   stops down"));
        for (BoundariesDocument.Look look : document.looks()) {
            console.result("%4d  %11s%s  %9s  %9s  %9s  %11s%s"
                    .formatted(
                            look.look(),
                            Numbers.fixed(look.fraction(), 4),
                            numbered ? String.format(Locale.ROOT, "  %,12d", look.participants()) : "",
                            shown(look.upper(), 4),
                            shown(look.lower(), 4),
                            shown(look.nominalP(), 5),
                            Numbers.fixed(look.spent(), 6),
                            document.plan() == null
                                    ? ""
                                    : "  %9s  %11s".formatted(shown(look.up(), 4), shown(look.down(), 4))));
        }
        if (document.joint() != null && !document.joint().tested().isEmpty()) {
            console.result("");
            document.joint().tested().forEach(this::tested);
            together(document.joint());
        }
        if (document.plan() != null) {
            console.result("");
            plan(document.plan());
        }
        if (document.standing() != null) {
            console.result("");
            standing(document.standing());
        }
    }

    private void head(BoundariesDocument document) {
        if (document.degrees() != null) {
            console.result("All embedded regimes have the same value: Wald statistic, %d degrees of freedom, alpha %s"
                    .formatted(document.degrees(), Numbers.shown(document.alpha())));
            return;
        }
        if (document.joint() != null) {
            console.result("Several contrasts together, two-sided, alpha %s for all of them and all looks"
                    .formatted(Numbers.shown(document.alpha())));
            document.joint().contrasts().forEach(each -> console.result("  " + each));
            console.result("  alpha spent is held to %s"
                    .formatted(Numbers.shown(document.joint().error())));
            return;
        }
        console.result("One comparison, %s, alpha %s"
                .formatted(
                        Integer.valueOf(2).equals(document.sides()) ? "two-sided" : "one-sided",
                        Numbers.shown(document.alpha())));
        if (document.plan() != null) {
            console.result("  efficacy: " + document.plan().shape());
            if (document.plan().futility() != null) {
                console.result("  futility: " + document.plan().futility());
            }
        }
    }

    private void tested(BoundariesDocument.Tested tested) {
        console.result("%s: z %s; %s"
                .formatted(
                        tested.contrast(),
                        tested.z().stream().map(z -> Numbers.fixed(z, 3)).collect(Collectors.joining(", ")),
                        tested.crossedAt() != null
                                ? "the boundary is crossed at look " + tested.crossedAt()
                                : tested.adjusted() == null ? "go on" : "the end: not significant"));
        BoundariesDocument.Estimates adjusted = tested.adjusted();
        if (adjusted != null) {
            console.result(
                    "  median unbiased estimate: %s; %s %% interval, all together at the level of the trial: %s to %s"
                            .formatted(
                                    Numbers.shown(adjusted.median()),
                                    Numbers.fixed(100 * adjusted.level(), 2),
                                    Numbers.shown(adjusted.lower()),
                                    Numbers.shown(adjusted.upper())));
        }
        if (tested.unbiased() != null) {
            console.result("  unbiased estimate, if the trial stops because another has crossed: %s"
                    .formatted(Numbers.shown(tested.unbiased())));
        }
        BoundariesDocument.Interval repeated = tested.repeated();
        console.result("  estimate without allowing for the looks: %s%s"
                .formatted(
                        Numbers.shown(tested.estimate()),
                        repeated == null
                                ? ""
                                : "; repeated interval, all together: %s to %s"
                                        .formatted(Numbers.shown(repeated.lower()), Numbers.shown(repeated.upper()))));
        Double conditional = tested.conditionalPower();
        Double predictive = tested.predictivePower();
        if (conditional != null && predictive != null) {
            console.result("  conditional power, effect as observed: %s; predictive power: %s"
                    .formatted(Numbers.fixed(conditional, 3), Numbers.fixed(predictive, 3)));
        }
    }

    private void together(BoundariesDocument.Joint joint) {
        Double conditional = joint.conditionalPower();
        Double predictive = joint.predictivePower();
        if (conditional != null && predictive != null) {
            console.result("");
            console.result("Any of them later: conditional power, effects as observed, %s; predictive power %s"
                    .formatted(Numbers.fixed(conditional, 3), Numbers.fixed(predictive, 3)));
        }
    }

    private void plan(BoundariesDocument.Plan plan) {
        console.result("Stopping probabilities are those at power %s, where Z has mean %s at full information."
                .formatted(Numbers.fixed(plan.power(), 3), Numbers.shown(plan.drift())));
        console.result("It needs at most %s times the information of the trial without interim looks."
                .formatted(Numbers.fixed(plan.inflation(), 4)));
        console.result("An upper boundary is crossed by a larger z, a lower one by a smaller.");
    }

    private void standing(BoundariesDocument.Standing standing) {
        console.result("Look %d, z %s: %s".formatted(standing.look(), Numbers.shown(standing.z()), standing.advice()));
        line("conditional power, effect as planned", standing.conditionalPowerPlanned());
        line("conditional power, effect as observed", standing.conditionalPowerObserved());
        line("predictive power, nothing known before", standing.predictivePower());
        line("p-value, stage-wise ordering", standing.p());
        BoundariesDocument.Estimates estimates = standing.estimates();
        if (estimates != null) {
            String scale =
                    estimates.scale().equals("drift") ? " (of Z at full information; give --se for the effect)" : "";
            line("median unbiased estimate" + scale, estimates.median());
            console.result("  %s %% interval, stage-wise ordering: %s to %s"
                    .formatted(
                            Numbers.shown(100 * estimates.level()),
                            Numbers.shown(estimates.lower()),
                            Numbers.shown(estimates.upper())));
            line("estimate without allowing for the looks", estimates.naive());
        }
        BoundariesDocument.Interval repeated = standing.repeated();
        if (repeated != null) {
            console.result("  repeated interval: %s to %s"
                    .formatted(Numbers.shown(repeated.lower()), Numbers.shown(repeated.upper())));
        }
    }

    private void line(String name, @Nullable Double value) {
        if (value != null) {
            console.result("  %s: %s".formatted(name, Numbers.shown(value)));
        }
    }

    private static String shown(@Nullable Double value, int decimals) {
        return value == null ? "-" : Numbers.fixed(value, decimals);
    }
}
