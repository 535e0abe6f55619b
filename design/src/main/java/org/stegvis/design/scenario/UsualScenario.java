package org.stegvis.design.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;

/// A scenario for somebody who has none yet, derived from the protocol, with all it assumes in plain words.
///
/// Everybody assessed is eligible and takes part, so `protocol` is the protocol without its criteria. A
/// measure has its mean at the middle of its scale and a standard deviation of a sixth of it; two visits of
/// it correlate by one half. The option named first on a route is better than the others by the important
/// difference of the measure, or by 0.3 standard deviations where the protocol states none, at every visit
/// after it. One visit in ten is missed.
///
/// @param text the scenario as a file, to be changed and kept
public record UsualScenario(Protocol protocol, Scenario scenario, String text, List<String> assumptions) {
    private static final double MISSED = 0.1;
    private static final double EFFECT = 0.3;
    private static final double SHARE_OF_TRAIT = Math.sqrt(0.5);

    public UsualScenario {
        assumptions = List.copyOf(assumptions);
    }

    public static UsualScenario of(Protocol protocol) {
        var writing = new Writing(protocol);
        String text = writing.text();
        Protocol open = new Protocol(
                protocol.trial(),
                protocol.sites(),
                protocol.characteristics(),
                protocol.treatments(),
                protocol.measures(),
                protocol.visits(),
                List.of(),
                protocol.decisions(),
                protocol.analyses(),
                protocol.cluster(),
                protocol.interim());
        return switch (ScenarioReader.read("the usual scenario", text, open)) {
            case ScenarioReading.Accepted accepted ->
                new UsualScenario(open, accepted.scenario(), text, writing.assumptions);
            case ScenarioReading.Rejected rejected ->
                throw new IllegalStateException("The usual scenario of '%s' must be a scenario: %s"
                        .formatted(protocol.trial().id(), rejected.findings()));
        };
    }

    /// The mean and the standard deviation that a scale suggests, and what one option gains on another.
    private record Size(double mean, double sd, double effect) {}

    private static final class Writing {
        private final Protocol protocol;
        private final Chronology chronology;
        private final StringBuilder out = new StringBuilder();
        private final List<String> assumptions = new ArrayList<>();

        Writing(Protocol protocol) {
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
                case Scale.Continuous c -> normal(size(scale, null), "");
                case Scale.Ordinal o -> normal(size(scale, null), "");
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
            Size size = size(measure.scale(), measure);
            String trait = Scenario.TRAIT + measure.id();
            String gains = gains(visit, signed(measure, size.effect()));
            return switch (measure.scale()) {
                case Scale.Binary b -> "{probability: \"%s + 0.15 * %s%s\"}".formatted(size.mean(), trait, gains);
                case Scale.Categories(var levels) -> equally(levels);
                case Scale.Count c ->
                    "{poisson: {mean: \"max(0, %s + %s * %s%s)\"}}".formatted(size.mean(), size.sd(), trait, gains);
                case Scale.TimeToEvent t -> "{exponential: {mean: \"max(0, %s%s)\"}}".formatted(size.mean(), gains);
                case Scale.Continuous c -> normal(size, " + %s * %s%s".formatted(part(size.sd()), trait, gains));
                case Scale.Ordinal o -> normal(size, " + %s * %s%s".formatted(part(size.sd()), trait, gains));
            };
        }

        private void explain(Measure measure) {
            Size size = size(measure.scale(), measure);
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

        private static String continuous(Measure measure, Size size) {
            return "mean %s, standard deviation %s, correlation of two visits 0.5; the first option of a route is %s by %s, %s"
                    .formatted(
                            number(size.mean()),
                            number(size.sd()),
                            measure.better() == Measure.Direction.NEITHER ? "the same, not different" : "better",
                            number(size.effect()),
                            measure.importantDifference() == null
                                    ? "0.3 standard deviations"
                                    : "the important difference");
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
                                offer.option(), offer == allocate.offers().getFirst());
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

        private static double part(double sd) {
            return sd * SHARE_OF_TRAIT;
        }

        private static String normal(Size size, String more) {
            double sd = more.isEmpty() ? size.sd() : part(size.sd());
            return "{normal: {mean: \"%s%s\", sd: %s}}".formatted(size.mean(), more, sd);
        }

        private static Size size(Scale scale, @Nullable Measure measure) {
            double important = measure == null || measure.importantDifference() == null
                    ? Double.NaN
                    : measure.importantDifference();
            return switch (scale) {
                case Scale.Continuous(double min, double max) -> sized(min, max, important);
                case Scale.Ordinal(int lowest, int highest) -> sized(lowest, highest, important);
                case Scale.Binary b -> new Size(0.5, 0.5, or(important, 0.1));
                case Scale.Count c -> new Size(5, 1, or(important, 1));
                case Scale.TimeToEvent t -> new Size(10, 10, or(important, 2));
                case Scale.Categories c -> new Size(0, 0, 0);
            };
        }

        private static Size sized(double min, double max, double important) {
            boolean isBounded = Double.isFinite(max - min);
            double sd = isBounded ? (max - min) / 6 : Double.isNaN(important) ? 10 : 2 * important;
            double mean = isBounded
                    ? (min + max) / 2
                    : Double.isFinite(min) ? min + 3 * sd : Double.isFinite(max) ? max - 3 * sd : 0;
            return new Size(mean, sd, or(important, EFFECT * sd));
        }

        private static double or(double number, double otherwise) {
            return Double.isNaN(number) ? otherwise : number;
        }

        private static String number(double number) {
            return String.format(Locale.ROOT, "%.3f", number).replaceFirst("\\.?0+$", "");
        }
    }
}
