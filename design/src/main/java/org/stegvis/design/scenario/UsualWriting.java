package org.stegvis.design.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;

/// Writes the scenario for somebody who has none yet, and says what it assumes.
final class UsualWriting {
    private static final double MISSED = 0.1;

    private final Protocol protocol;
    private final Chronology chronology;
    private final StringBuilder out = new StringBuilder();
    private final List<String> assumptions = new ArrayList<>();

    UsualWriting(Protocol protocol) {
        this.protocol = protocol;
        this.chronology = new Chronology(protocol);
    }

    String text() {
        line(
                "# Made by Stegvis because no scenario was given. Change what you know better and hand it to `stegvis power`.");
        line("scenario: 1");
        line("protocol: " + protocol.trial().id());
        assume("everybody assessed is eligible and takes part");
        characteristics();
        measures();
        missed();
        return out.toString();
    }

    List<String> assumptions() {
        return assumptions;
    }

    private void assume(String text) {
        assumptions.add(text);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void characteristics() {
        if (protocol.characteristics().isEmpty()) {
            return;
        }
        line("characteristics:");
        for (Characteristic each : protocol.characteristics()) {
            line("  %s: %s".formatted(each.id(), characteristic(each.scale())));
        }
        assume("yes and no, and the levels of categories such as sites, are equally frequent");
    }

    private static String characteristic(Scale scale) {
        return switch (scale) {
            case Scale.Binary binary -> "{probability: 0.5}";
            case Scale.Categories(var levels) -> equally(levels);
            case Scale.Continuous c -> normal(UsualSize.of(scale, null), "");
            case Scale.Ordinal o -> normal(UsualSize.of(scale, null), "");
            case Scale.Count c -> "{poisson: {mean: 5}}";
            case Scale.TimeToEvent t -> "{exponential: {mean: 10}}";
        };
    }

    private static String equally(List<String> levels) {
        return levels.stream()
                .map(level -> level + ": 1")
                .toList()
                .toString()
                .replace('[', '{')
                .replace(']', '}');
    }

    private void measures() {
        line("traits:");
        protocol.measures().forEach(measure -> line("  %s: {normal: {mean: 0, sd: 1}}".formatted(measure.id())));
        line("measures:");
        for (Measure measure : protocol.measures()) {
            List<Visit> visits = chronology.visits().stream()
                    .filter(visit -> visit.collect().contains(measure.id()))
                    .toList();
            if (!visits.isEmpty()) {
                line("  " + measure.id() + ":");
                visits.forEach(visit -> line("    %s: %s".formatted(visit.id(), at(measure, visit))));
                explain(measure);
            }
        }
    }

    private String at(Measure measure, Visit visit) {
        UsualSize size = UsualSize.of(measure.scale(), measure);
        String trait = Scenario.TRAIT + measure.id();
        String gains = gains(visit, signed(measure, size.effect()));
        return switch (measure.scale()) {
            case Scale.Binary b -> "{probability: \"%s + 0.15 * %s%s\"}".formatted(size.mean(), trait, gains);
            case Scale.Categories(var levels) -> equally(levels);
            case Scale.Count c ->
                "{poisson: {mean: \"max(0, %s + %s * %s%s)\"}}".formatted(size.mean(), size.sd(), trait, gains);
            case Scale.TimeToEvent t -> "{exponential: {mean: \"max(0, %s%s)\"}}".formatted(size.mean(), gains);
            case Scale.Continuous c -> normal(size, " + %s * %s%s".formatted(size.besideTrait(), trait, gains));
            case Scale.Ordinal o -> normal(size, " + %s * %s%s".formatted(size.besideTrait(), trait, gains));
        };
    }

    private void explain(Measure measure) {
        UsualSize size = UsualSize.of(measure.scale(), measure);
        String said = switch (measure.scale()) {
            case Scale.Categories c -> "its levels are equally frequent and nothing changes that";
            case Scale.Binary b ->
                "half have it; the first option of a route changes that by %s".formatted(number(size.effect()));
            case Scale.Count c ->
                "a mean of %s; the first option of a route changes it by %s"
                        .formatted(number(size.mean()), number(size.effect()));
            case Scale.TimeToEvent t ->
                "exponential with a mean of %s and no end of observation; the first option of a route changes it by %s"
                        .formatted(number(size.mean()), number(size.effect()));
            case Scale.Continuous c -> continuous(measure, size);
            case Scale.Ordinal o -> continuous(measure, size);
        };
        assume(measure.id() + ": " + said);
    }

    private static String continuous(Measure measure, UsualSize size) {
        return "mean %s, standard deviation %s, correlation of two visits 0.5; the first option of a route is %s by %s, %s"
                .formatted(
                        number(size.mean()),
                        number(size.sd()),
                        measure.better() == Measure.Direction.NEITHER ? "the same, not different" : "better",
                        number(size.effect()),
                        measure.importantDifference() == null ? "0.3 standard deviations" : "the important difference");
    }

    private static double signed(Measure measure, double effect) {
        return switch (measure.better()) {
            case LOWER -> -effect;
            case HIGHER -> effect;
            case NEITHER -> 0;
        };
    }

    /// ` + if(first = pt, -6, 0)` for each option that is better.
    private String gains(Visit visit, double effect) {
        var text = new StringBuilder();
        for (Decision decision : protocol.decisions()) {
            if (effect != 0 && chronology.first(decision) < chronology.place(visit.id())) {
                better(decision).forEach((option, isBetter) -> {
                    if (isBetter) {
                        text.append(" + if(%s = %s, %s, 0)".formatted(decision.id(), option, effect));
                    }
                });
            }
        }
        return text.toString();
    }

    /// Whether an option is named first on the first route that offers it.
    private static Map<String, Boolean> better(Decision decision) {
        var better = new LinkedHashMap<String, Boolean>();
        for (Decision.Route route : decision.routes()) {
            if (route.action() instanceof Action.Allocate allocate && allocate.isRandomised()) {
                for (Action.Offer offer : allocate.offers()) {
                    better.putIfAbsent(
                            offer.option(), offer.equals(allocate.offers().getFirst()));
                }
            }
        }
        return better;
    }

    private void missed() {
        List<Visit> later =
                protocol.visits().stream().filter(visit -> visit.week() > 0).toList();
        if (!later.isEmpty()) {
            line("missing:");
            later.forEach(visit -> line("  %s: %s".formatted(visit.id(), MISSED)));
            assume("one visit in ten is missed, by chance; nobody withdraws");
        }
    }

    private static String normal(UsualSize size, String more) {
        double sd = more.isEmpty() ? size.sd() : size.besideTrait();
        return "{normal: {mean: \"%s%s\", sd: %s}}".formatted(size.mean(), more, sd);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.3f", number).replaceFirst("\\.?0+$", "");
    }
}
