package org.stegvis.report.aid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.RegimeSentence;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.words.Words;

/// One outcome in plain words.
record OutcomeWords(Protocol protocol, DecisionAid.Source source, Words words) {
    private static final double HUNDRED = 100;
    private static final double WIDE = 20;

    Told.OutcomeTold told(List<NamedEstimate> means, Lettering lettering) {
        List<String> rules = rules();
        var ways = new ArrayList<Told.Way>();
        var bars = new ArrayList<WaysFigure.Bar>();
        for (int d = 0; d < means.size(); d++) {
            Estimate mean = means.get(d).estimate();
            Prediction.Spread spread = source.prediction().spread().get(d);
            ways.add(new Told.Way(
                    rules.get(d),
                    average(mean),
                    words.say(
                            "%s to %s (%s interval)",
                            "%s til %s (%s-intervall)",
                            shown(mean.lower()),
                            shown(mean.upper()),
                            words.level(mean.level())),
                    isYesNo() ? "" : persons(mean, spread)));
            bars.add(new WaysFigure.Bar(
                    rules.get(d),
                    size(mean.estimate()),
                    size(mean.lower()),
                    size(mean.upper()),
                    isYesNo() ? Double.NaN : within(mean.estimate() + spread.lower()),
                    isYesNo() ? Double.NaN : within(mean.estimate() + spread.upper())));
        }
        String title = title();
        return new Told.OutcomeTold(
                title,
                new WaysFigure(title, bars, least(bars), greatest(bars), words).draw(lettering),
                ways,
                differences(means));
    }

    private List<String> rules() {
        List<EmbeddedRegime> regimes = switch (source.found().values().sides()) {
            case Section.Sides.Regimes(var all) -> all;
            case Section.Sides.RegimesAndRule(var all) -> all;
            case Section.Sides.Options options -> List.<EmbeddedRegime>of();
        };
        return regimes.stream()
                .map(each -> RegimeSentence.of(protocol, each, words.language()))
                .toList();
    }

    private Reference.Measured at() {
        return source.found().analysis().outcome().last();
    }

    private Measure measure() {
        return protocol.measure(at().measure());
    }

    private boolean isYesNo() {
        return measure().scale() instanceof Scale.Binary;
    }

    private String title() {
        String name = words.of(measure().title()) + ", "
                + words.of(protocol.visit(at().visit()).title())
                        .toLowerCase(words.language().locale());
        return name
                + switch (measure().better()) {
                    case LOWER -> words.say(" (lower is better)", " (lavere er bedre)");
                    case HIGHER -> words.say(" (higher is better)", " (høyere er bedre)");
                    case NEITHER -> "";
                };
    }

    private String average(Estimate mean) {
        return isYesNo()
                ? words.say("%s of 100 people", "%s av 100 personer", shown(mean.estimate()))
                : shown(mean.estimate());
    }

    private String persons(Estimate mean, Prediction.Spread spread) {
        return words.say(
                "%s to %s",
                "%s til %s",
                shown(within(mean.estimate() + spread.lower())),
                shown(within(mean.estimate() + spread.upper())));
    }

    /// Of yes or no, so many of a hundred.
    private double size(double value) {
        return isYesNo() ? HUNDRED * value : value;
    }

    private String shown(double value) {
        return words.number(size(value), isYesNo() || width() >= WIDE ? 0 : 1);
    }

    private double width() {
        return switch (measure().scale()) {
            case Scale.Continuous(var min, var max) -> max - min;
            case Scale.Ordinal(var lowest, var highest) -> highest - lowest;
            case Scale.Count count -> Double.POSITIVE_INFINITY;
            case Scale.Binary binary -> 1;
            case Scale.Categories categories -> Double.POSITIVE_INFINITY;
            case Scale.TimeToEvent time -> Double.POSITIVE_INFINITY;
        };
    }

    /// No person ends outside the scale.
    private double within(double value) {
        return switch (measure().scale()) {
            case Scale.Continuous(var min, var max) -> Math.clamp(value, min, max);
            case Scale.Ordinal(var lowest, var highest) -> Math.clamp(value, lowest, highest);
            case Scale.Count count -> Math.max(0, value);
            case Scale.Binary binary -> Math.clamp(value, 0.0, 1.0);
            case Scale.Categories categories -> value;
            case Scale.TimeToEvent time -> value;
        };
    }

    private double least(List<WaysFigure.Bar> bars) {
        return switch (measure().scale()) {
            case Scale.Continuous(var min, var max) when Double.isFinite(min) -> min;
            case Scale.Ordinal(var lowest, var highest) -> lowest;
            case Scale.Count count -> 0;
            case Scale.Binary binary -> 0;
            case Scale.Continuous open -> ends(bars).min().orElse(0);
            case Scale.Categories categories -> ends(bars).min().orElse(0);
            case Scale.TimeToEvent time -> 0;
        };
    }

    private double greatest(List<WaysFigure.Bar> bars) {
        return switch (measure().scale()) {
            case Scale.Continuous(var min, var max) when Double.isFinite(max) -> max;
            case Scale.Ordinal(var lowest, var highest) -> highest;
            case Scale.Binary binary -> HUNDRED;
            case Scale.Continuous open -> ends(bars).max().orElse(1);
            case Scale.Count count -> ends(bars).max().orElse(1);
            case Scale.Categories categories -> ends(bars).max().orElse(1);
            case Scale.TimeToEvent time -> ends(bars).max().orElse(1);
        };
    }

    private static DoubleStream ends(List<WaysFigure.Bar> bars) {
        return bars.stream()
                .flatMapToDouble(
                        each -> DoubleStream.of(each.lower(), each.upper(), each.personsFrom(), each.personsTo()))
                .filter(Double::isFinite);
    }

    /// How far the averages lie apart at most, against what matters, and whether the trial tells the ways apart at all.
    private List<String> differences(List<NamedEstimate> means) {
        double least = means.stream()
                .mapToDouble(each -> each.estimate().estimate())
                .min()
                .orElse(0);
        double greatest = means.stream()
                .mapToDouble(each -> each.estimate().estimate())
                .max()
                .orElse(0);
        var said = new ArrayList<String>();
        String apart = isYesNo() ? words.number(HUNDRED * (greatest - least), 0) : words.number(greatest - least, 1);
        Double important = measure().importantDifference();
        said.add(
                important == null
                        ? words.say(
                                "The averages lie at most %s apart.",
                                "Gjennomsnittene ligger høyst %s fra hverandre.", apart)
                        : words.say(
                                "The averages lie at most %s apart; the least difference that matters is %s.",
                                "Gjennomsnittene ligger høyst %s fra hverandre; den minste forskjellen som betyr noe, er %s.",
                                apart,
                                words.plain(important)));
        boolean isTold = source.found().values().equality().p()
                < source.found().analysis().alpha();
        said.add(
                isTold
                        ? words.say(
                                "The trial shows that not all ways are equal in this.",
                                "Studien viser at ikke alle veiene er like i dette.")
                        : words.say(
                                "The trial does not show that any way is better than another in this; that is not the same as their being equal.",
                                "Studien viser ikke at noen vei er bedre enn en annen i dette; det er ikke det samme som at de er like."));
        return said;
    }
}
