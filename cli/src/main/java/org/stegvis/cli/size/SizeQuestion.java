package org.stegvis.cli.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.size.SizeOptions.Multiplicity;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.size.AllRegimes;
import org.stegvis.design.size.BestRegimes;
import org.stegvis.design.size.Criterion;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.Outcome;
import org.stegvis.design.size.Pilot;
import org.stegvis.design.size.PilotArms;
import org.stegvis.design.size.Precision;
import org.stegvis.design.size.Question;
import org.stegvis.design.size.ResponseRates;
import org.stegvis.design.size.TwoStage;
import org.stegvis.design.size.TwoValues;
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
        if (setting.comparesProbabilities()) {
            List<Double> said = options.measured.probabilities;
            return switch (said.size()) {
                case 1 -> new Pair(null, said.getFirst());
                case 2 -> new Pair(said.get(0), said.get(1));
                default -> throw new BadInput("say with --probabilities the two that are compared, as in 0.45,0.3");
            };
        }
        return new Pair(setting.effect(), 0);
    }

    /// The question with every value known.
    Question question(EmbeddedDesign design, double of, double versus) {
        return switch (setting.goal()) {
            case PAIR -> {
                int[] pair = regimes(design);
                yield TwoValues.regimes(design, pair[0], pair[1], of, versus, setting.outcome(), criterion(design));
            }
            case FIRST, SECOND -> {
                Map<String, List<String>> groups = setting.groups();
                List<String> names = List.copyOf(groups.keySet());
                yield TwoValues.groups(
                        setting.goal() == Goal.FIRST ? TwoValues.Kind.FIRST_STAGE : TwoValues.Kind.SECOND_STAGE,
                        names,
                        design.fraction(setting.decision(), groups.getOrDefault(names.get(0), List.of())),
                        design.fraction(setting.decision(), groups.getOrDefault(names.get(1), List.of())),
                        of,
                        versus,
                        setting.outcome(),
                        criterion(design));
            }
            case ALL -> AllRegimes.of(design, values(design), covariance(design), setting.alpha());
            case BEST ->
                BestRegimes.of(design.names(), shortfall(design), covariance(design), least(), setting.alpha());
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

    private double least() {
        Double least = options.aim.least != null ? options.aim.least : setting.effect();
        return scale * SizeSetting.need(least, "--least", "by how much a regime must be worse to be left out");
    }

    private Matrix covariance(EmbeddedDesign design) {
        if (setting.comparesProbabilities()) {
            throw new BadInput("goal %s serves means; for probabilities give --goal pair with --multiplicity"
                    .formatted(setting.goal().name().toLowerCase(Locale.ROOT)));
        }
        double variance = setting.outcome().variance(0);
        Matrix inflation = design.inflation();
        return Matrix.of(design.size(), design.size(), (g, h) -> variance * inflation.get(g, h));
    }

    /// Whether the interval lies about a difference, not about one value.
    boolean isDifference() {
        return options.aim.versus != null || options.aim.of == null;
    }

    /// The probability about which an interval lies, or 0 for means.
    double value() {
        if (!setting.comparesProbabilities()) {
            return 0;
        }
        if (options.measured.probabilities.isEmpty()) {
            throw new BadInput("say with --probabilities about which probability the interval lies");
        }
        return options.measured.probabilities.getFirst();
    }

    Precision precision(EmbeddedDesign design, double margin) {
        int[] pair = regimes(design);
        Outcome outcome = setting.outcome();
        double value = value();
        boolean difference = isDifference();
        double variance = difference
                ? TwoValues.regimes(design, pair[0], pair[1], value, value, outcome, Criterion.twoSided(0.05))
                        .unitVariance()
                : outcome.variance(value) * design.inflation(pair[0], pair[0]);
        String what = difference
                ? "the difference of %s and %s"
                        .formatted(design.names().get(pair[0]), design.names().get(pair[1]))
                : "the value of " + design.names().get(pair[0]);
        return new Precision(what, variance, margin, 1 - setting.alpha());
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

    /// What is asked, in words.
    String words(Question question) {
        return switch (question) {
            case TwoValues pair ->
                switch (pair.kind()) {
                    case REGIMES -> "Two embedded regimes: %s v %s".formatted(pair.nameOf(), pair.nameVersus());
                    case FIRST_STAGE -> "First stage: %s v %s".formatted(pair.nameOf(), pair.nameVersus());
                    case SECOND_STAGE ->
                        "Second stage, among those randomised there: %s v %s"
                                .formatted(pair.nameOf(), pair.nameVersus());
                };
            case AllRegimes all -> "All embedded regimes: not all have the same value";
            case BestRegimes best ->
                "The best embedded regime: every regime that is worse by %s or more is left out"
                        .formatted(Numbers.shown(least()));
            case Precision precision -> "Precision of " + precision.what();
            case Pilot pilot -> "Pilot: at least %d participants on every path".formatted(pilot.least());
        };
    }

    /// The facts that went in.
    List<SizeAnswer.Given> given(Question question) {
        var given = new ArrayList<SizeAnswer.Given>();
        var measure = setting.measure();
        var analysis = setting.analysis();
        if (analysis != null) {
            given.add(new SizeAnswer.Given("analysis", "%s, %s".formatted(analysis.id(), analysis.outcome())));
        }
        if (!(question instanceof Pilot)) {
            given.add(new SizeAnswer.Given("outcome", outcome()));
            given.add(new SizeAnswer.Given("alpha", Numbers.shown(setting.alpha())));
        }
        if (question instanceof TwoValues two) {
            String stated = options.measured.effect == null && measure != null
                    ? ", the important difference of " + measure.id()
                    : "";
            if (setting.comparesProbabilities()) {
                given.add(new SizeAnswer.Given(
                        "probabilities", Numbers.shown(two.of()) + " v " + Numbers.shown(two.versus())));
            } else {
                given.add(new SizeAnswer.Given("difference", Numbers.shown(two.effect()) + stated));
            }
        }
        if (!options.measured.values.isEmpty()) {
            given.add(new SizeAnswer.Given("values", options.measured.values.toString()));
        }
        if (!options.design.response.isEmpty()) {
            given.add(new SizeAnswer.Given("response", String.join(", ", options.design.response)));
        }
        return given;
    }

    private String outcome() {
        return switch (setting.outcome()) {
            case Outcome.Continuous(double sd) -> "mean, standard deviation " + Numbers.shown(sd);
            case Outcome.LogOdds l -> "probability, log odds ratio";
            case Outcome.RiskDifference r -> "probability, difference";
            case Outcome.Longitudinal l ->
                "mean at the end of three measurements, standard deviation %s, correlation %s"
                        .formatted(Numbers.shown(l.sd()), Numbers.shown(l.correlation()));
            case Outcome.Clustered c ->
                "mean, standard deviation %s, clusters of %d, intracluster correlation %s"
                        .formatted(Numbers.shown(c.sd()), c.size(), Numbers.shown(c.icc()));
            case Outcome.TimeToEvent t ->
                "time to event, hazard ratio; decision at %s of the follow-up".formatted(Numbers.shown(t.decision()));
        };
    }
}
