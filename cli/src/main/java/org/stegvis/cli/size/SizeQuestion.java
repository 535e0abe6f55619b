package org.stegvis.cli.size;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.size.SizeOptions.Multiplicity;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.size.AllRegimes;
import org.stegvis.design.size.BestRegimes;
import org.stegvis.design.size.Criterion;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.EstimatedVariance;
import org.stegvis.design.size.Outcome;
import org.stegvis.design.size.Pilot;
import org.stegvis.design.size.PilotArms;
import org.stegvis.design.size.Precision;
import org.stegvis.design.size.Question;
import org.stegvis.design.size.ResponseRates;
import org.stegvis.design.size.TwoStage;
import org.stegvis.design.size.TwoValues;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.Measure;

/// Turns a setting into the question that a formula answers.
final class SizeQuestion {
    private final SizeOptions options;
    private final SizeSetting setting;
    private final double scale;

    /// @param scale of the values of regimes, and of the least difference, for the goals all and best
    SizeQuestion(SizeOptions options, SizeSetting setting, double scale) {
        this.options = options;
        this.setting = setting;
        this.scale = scale;
    }

    /// The two values that are compared, of which the first may be unknown.
    ///
    /// @param of null when it is solved for
    record Pair(@Nullable Double of, double versus) {}

    Pair pair() {
        if (setting.measured().comparesProbabilities()) {
            List<Double> said = options.measured.probabilities;
            return switch (said.size()) {
                case 1 -> new Pair(null, said.getFirst());
                case 2 -> new Pair(said.get(0), said.get(1));
                default -> throw new BadInput("say with --probabilities the two that are compared, as in 0.45,0.3");
            };
        }
        return new Pair(setting.measured().effect(), 0);
    }

    /// The question with every value known.
    Question question(EmbeddedDesign design, double of, double versus) {
        return switch (setting.goal()) {
            case PAIR -> {
                int[] pair = regimes(design);
                yield TwoValues.regimes(
                        design, pair[0], pair[1], of, versus, setting.measured().outcome(), criterion(design));
            }
            case FIRST, SECOND -> {
                Map<String, List<String>> groups = setting.groups().groups();
                List<String> names = List.copyOf(groups.keySet());
                yield TwoValues.groups(
                        setting.goal() == Goal.FIRST ? TwoValues.Kind.FIRST_STAGE : TwoValues.Kind.SECOND_STAGE,
                        names,
                        design.fraction(setting.groups().decision(), groups.getOrDefault(names.get(0), List.of())),
                        design.fraction(setting.groups().decision(), groups.getOrDefault(names.get(1), List.of())),
                        of,
                        versus,
                        setting.measured().outcome(),
                        criterion(design));
            }
            case ALL -> AllRegimes.of(design, values(design), covariance(design), setting.alpha());
            case BEST -> {
                design.requireApart();
                yield BestRegimes.of(design.names(), shortfall(design), covariance(design), least(), setting.alpha());
            }
            case PRECISION ->
                precision(design, SizeSetting.need(options.aim.margin, "--margin", "half the length of the interval"));
            case PILOT ->
                pilot(
                        setting.rates(),
                        SizeSetting.need(
                                options.aim.atLeast, "--at-least", "how many participants every path must have"));
        };
    }

    int[] regimes(EmbeddedDesign design) {
        try {
            int[] usual = design.firstPair();
            int of = options.aim.of == null ? usual[0] : design.index(options.aim.of);
            if (options.aim.versus != null) {
                return new int[] {of, design.index(options.aim.versus)};
            }
            for (int h = 0; h < design.size(); h++) {
                if (!design.regimes()
                        .get(h)
                        .first()
                        .equals(design.regimes().get(of).first())) {
                    return new int[] {of, h};
                }
            }
            return new int[] {of, of == 0 ? 1 : 0};
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(OneLine.of(wrong), wrong);
        }
    }

    private Criterion criterion(EmbeddedDesign design) {
        double alpha = setting.alpha();
        int pairs = design.size() * (design.size() - 1) / 2;
        if (options.aim.oneSided && options.aim.multiplicity != Multiplicity.NONE) {
            throw new BadInput("--one-sided and --multiplicity cannot stand together");
        }
        return switch (options.aim.multiplicity) {
            case NONE -> options.aim.oneSided ? Criterion.oneSided(alpha) : Criterion.twoSided(alpha);
            case BONFERRONI ->
                Criterion.bonferroni(alpha, options.aim.comparisons == null ? pairs : options.aim.comparisons);
            case MAX_T -> {
                if (setting.goal() != Goal.PAIR) {
                    throw new BadInput("--multiplicity max-t is for pairs of regimes; give --goal pair");
                }
                yield Criterion.maxT(alpha, design);
            }
        };
    }

    /// The values of all regimes, zero where none was told.
    List<Double> values(EmbeddedDesign design) {
        Map<String, Double> said = options.measured.values;
        if (said.isEmpty()) {
            throw new BadInput("say with --values the value of regimes, as in %s=6"
                    .formatted(design.names().getFirst()));
        }
        for (String name : said.keySet()) {
            if (!design.names().contains(name)) {
                throw new BadInput(
                        "there is no regime '%s'; there are %s".formatted(name, String.join(", ", design.names())));
            }
        }
        return design.names().stream()
                .map(name -> scale * said.getOrDefault(name, 0.0))
                .toList();
    }

    /// How much worse than the best each regime is.
    List<Double> shortfall(EmbeddedDesign design) {
        List<Double> values = values(design);
        var measure = setting.measure();
        boolean lower = measure != null && measure.better() == Measure.Direction.LOWER;
        double best = values.stream()
                .mapToDouble(value -> lower ? -value : value)
                .max()
                .orElse(0);
        return values.stream().map(value -> best - (lower ? -value : value)).toList();
    }

    double least() {
        Double least = options.aim.least != null
                ? options.aim.least
                : setting.measured().effect();
        return scale * SizeSetting.need(least, "--least", "by how much a regime must be worse to be left out");
    }

    private Matrix covariance(EmbeddedDesign design) {
        if (setting.measured().comparesProbabilities()) {
            throw new BadInput("goal %s serves means; for probabilities give --goal pair with --multiplicity"
                    .formatted(setting.goal().name().toLowerCase(Locale.ROOT)));
        }
        List<Double> values = values(design);
        return design.covariance(
                Column.of(values.size(), values::get),
                setting.measured().outcome().variance(0));
    }

    /// Whether the interval lies about a difference, not about one value.
    boolean isDifference() {
        return options.aim.versus != null || options.aim.of == null;
    }

    /// The probability about which an interval lies, or 0 for means.
    double value() {
        if (!setting.measured().comparesProbabilities()) {
            return 0;
        }
        if (options.measured.probabilities.isEmpty()) {
            throw new BadInput("say with --probabilities about which probability the interval lies");
        }
        return options.measured.probabilities.getFirst();
    }

    Precision precision(EmbeddedDesign design, double margin) {
        int[] pair = regimes(design);
        Outcome outcome = setting.measured().outcome();
        double alpha = setting.alpha();
        return isDifference()
                ? new Precision(
                        "the difference of %s and %s"
                                .formatted(
                                        design.names().get(pair[0]),
                                        design.names().get(pair[1])),
                        EstimatedVariance.difference(design, pair[0], pair[1], value(), outcome),
                        margin,
                        1 - alpha)
                : new Precision(
                        "the value of " + design.names().get(pair[0]),
                        EstimatedVariance.value(design, pair[0], value(), outcome),
                        margin,
                        1 - alpha);
    }

    /// @param rates of response; of all by the empty name
    Pilot pilot(Map<String, Double> rates, int least) {
        var protocol = setting.protocol();
        if (protocol != null) {
            return new Pilot(PilotArms.of(protocol, new ResponseRates(rates)), least);
        }
        double all = rates.getOrDefault("", Double.NaN);
        double toA = rates.getOrDefault("a", all);
        double toB = rates.getOrDefault("b", all);
        if (Double.isNaN(toA) || Double.isNaN(toB)) {
            throw new BadInput("say with --response how many respond: 0.4, or a=0.4,b=0.3");
        }
        return Pilot.of(
                new TwoStage(
                        SizeSetting.need(options.design.who, "--design", "who is randomised again"),
                        options.design.first,
                        options.design.responders,
                        options.design.nonResponders,
                        toA,
                        toB),
                least);
    }
}
