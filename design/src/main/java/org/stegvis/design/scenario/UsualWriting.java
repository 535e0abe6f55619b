package org.stegvis.design.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;

/// Writes the scenario for somebody who has none yet, and says what it assumes.
final class UsualWriting {
    private static final double MISSED = 0.1;
    private static final double WITHOUT_PREFERENCE = 0.5;
    private static final String WISHED = "half have no preference, the others prefer each option equally often";

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
            boolean isWish = wishes().contains(each.id());
            line("  %s: %s".formatted(each.id(), isWish ? wish(each.scale()) : characteristic(each.scale())));
            if (isWish) {
                assume(each.id() + ": " + WISHED);
            }
        }
        assume("yes and no, and the levels of categories such as sites, are equally frequent");
    }

    /// Characteristics and measures that say which option a participant prefers.
    private Set<String> wishes() {
        var wishes = new HashSet<String>();
        for (Decision decision : protocol.decisions()) {
            for (Decision.Route route : decision.routes()) {
                if (route.action() instanceof Action.Allocate allocate && allocate.preference() != null) {
                    allocate.preference().references().forEach(each -> wishes.add(named(each)));
                }
            }
        }
        return wishes;
    }

    private static String named(Reference reference) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) -> measure;
            case Reference.Characteristic(var name) -> name;
            case Reference.OptionAt option -> "";
            case Reference.ClassAt inClass -> "";
        };
    }

    /// Where everybody preferred something nobody would be left to chance.
    private static String wish(Scale scale) {
        return scale instanceof Scale.Categories(var levels)
                ? "{categories: %s, missing: %s}".formatted(equally(levels), WITHOUT_PREFERENCE)
                : characteristic(scale);
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
            case Scale.Categories(var levels) ->
                wishes().contains(measure.id()) ? wish(measure.scale()) : equally(levels);
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
            case Scale.Categories c ->
                wishes().contains(measure.id()) ? WISHED : "its levels are equally frequent and nothing changes that";
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
                protocol.visits().stream().filter(Visit::isAfterEnrolment).toList();
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
