package org.stegvis.design.size;

import java.util.ArrayList;
import java.util.List;

/// Whether two values differ: of two embedded regimes, or of two groups that chance made.
///
/// `n = (c + z_power)² V / θ²` with θ the difference on the scale of the outcome and V n times its
/// variance: `V = τ_g D_gg + τ_h D_hh - 2 √(τ_g τ_h) D_gh` for regimes g and h with inflation D (see
/// [EmbeddedDesign]) and unit variances τ, and more where they share paths ([SharedPaths]); for groups that are
/// fractions f_g and f_h of the participants, `V = τ_g / f_g + τ_h / f_h`. The far tail of the two-sided test is left
/// out, as in the papers; it
/// matters below a power of 0.1 only.
///
/// @param of the value that is subtracted from
/// @param versus the value that is subtracted
/// @param inflations D_gg, D_hh and D_gh
public record TwoValues(
        Kind kind,
        String nameOf,
        String nameVersus,
        double of,
        double versus,
        Inflations inflations,
        Outcome outcome,
        Criterion criterion)
        implements Question {
    public enum Kind {
        REGIMES,
        FIRST_STAGE,
        SECOND_STAGE
    }

    /// What the weights do to the variance of each.
    ///
    /// @param firstOf the probability of the first option of `of`, for events before the second decision
    /// @param apart what it adds to V that regimes which share paths have other means there, see [SharedPaths]
    public record Inflations(
            double of, double versus, double shared, double firstOf, double firstVersus, double apart) {}

    /// Two embedded regimes.
    public static TwoValues regimes(
            EmbeddedDesign design, int g, int h, double of, double versus, Outcome outcome, Criterion criterion) {
        if (g == h) {
            throw new IllegalArgumentException("a regime cannot be compared with itself ('%s')."
                    .formatted(design.names().get(g)));
        }
        design.requireApart(g, h);
        var first = design.regimes().get(g);
        var second = design.regimes().get(h);
        var inflations = new Inflations(
                design.inflation(g, g),
                design.inflation(h, h),
                design.inflation(g, h),
                first.firstProbability(),
                second.firstProbability(),
                0);
        var even = new TwoValues(Kind.REGIMES, first.id(), second.id(), of, versus, inflations, outcome, criterion);
        if (inflations.shared() == 0 || outcome instanceof Outcome.TimeToEvent) {
            return even;
        }
        return even.apart(SharedPaths.variance(design, g, h, of, versus, outcome) - even.unitVariance());
    }

    private TwoValues apart(double added) {
        var all = new Inflations(
                inflations.of(),
                inflations.versus(),
                inflations.shared(),
                inflations.firstOf(),
                inflations.firstVersus(),
                added);
        return new TwoValues(kind, nameOf, nameVersus, of, versus, all, outcome, criterion);
    }

    /// Two groups that are these fractions of all participants.
    public static TwoValues groups(
            Kind kind,
            List<String> names,
            double fractionOf,
            double fractionVersus,
            double of,
            double versus,
            Outcome outcome,
            Criterion criterion) {
        if (!(fractionOf > 0 && fractionVersus > 0 && fractionOf + fractionVersus <= 1 + 1e-12)) {
            throw new IllegalArgumentException(
                    "the groups are fractions %s and %s of the participants; both must be positive, and 1 together at most."
                            .formatted(fractionOf, fractionVersus));
        }
        var inflations = new Inflations(1 / fractionOf, 1 / fractionVersus, 0, fractionOf, fractionVersus, 0);
        return new TwoValues(kind, names.get(0), names.get(1), of, versus, inflations, outcome, criterion);
    }

    /// The trial that two groups make, to be simulated. The second stage of a longitudinal trial has one
    /// mean for both groups before it.
    ///
    /// @throws IllegalStateException for two regimes, whose trial is the whole design
    public EmbeddedDesign groups() {
        List<String> names = List.of(nameOf, nameVersus);
        boolean isOnePopulation = kind == Kind.SECOND_STAGE && outcome instanceof Outcome.Longitudinal;
        return switch (kind) {
            case REGIMES -> throw new IllegalStateException("Regimes are no groups.");
            case FIRST_STAGE, SECOND_STAGE ->
                EmbeddedDesign.groups(
                        names, isOnePopulation ? List.of("", "") : names, 1 / inflations.of(), 1 / inflations.versus());
        };
    }

    /// θ.
    public double effect() {
        return outcome.link(of) - outcome.link(versus);
    }

    /// V.
    public double unitVariance() {
        double tauOf = outcome.variance(of);
        double tauVersus = outcome.variance(versus);
        return tauOf * inflation(inflations.of(), inflations.firstOf(), of)
                + tauVersus * inflation(inflations.versus(), inflations.firstVersus(), versus)
                - 2 * Math.sqrt(tauOf * tauVersus) * shared()
                + inflations.apart();
    }

    private double inflation(double inflation, double first, double value) {
        return switch (outcome) {
            case Outcome.TimeToEvent time -> time.early(value) / first + (1 - time.early(value)) * inflation;
            case Outcome.Continuous c -> inflation;
            case Outcome.LogOdds l -> inflation;
            case Outcome.RiskDifference r -> inflation;
            case Outcome.Longitudinal l -> inflation;
            case Outcome.Clustered c -> inflation;
        };
    }

    /// D_gh, with the events before the decision that both share where they start alike.
    private double shared() {
        if (!(outcome instanceof Outcome.TimeToEvent time) || inflations.shared() == 0) {
            return inflations.shared();
        }
        double early = Math.sqrt(time.early(of) * time.early(versus));
        return early / inflations.firstOf() + (1 - early) * inflations.shared();
    }

    @Override
    public double power(double participants) {
        return criterion.power(Math.abs(effect()) * Math.sqrt(participants / unitVariance()));
    }

    @Override
    public double participants(double power) {
        if (!(power > 0 && power < 1)) {
            throw new IllegalArgumentException("power is %s but must lie between 0 and 1.".formatted(power));
        }
        double drift = criterion.drift(power);
        if (drift <= 0) {
            throw new IllegalArgumentException(
                    "power %s is less than a trial without participants has by this formula.".formatted(power));
        }
        if (effect() == 0) {
            throw new IllegalArgumentException("the two values are the same (%s); give two that differ.".formatted(of));
        }
        return drift * drift * unitVariance() / (effect() * effect());
    }

    @Override
    public String formula() {
        return kind == Kind.REGIMES
                ? "n = (c + z)^2 (t1 D11 + t2 D22 - 2 sqrt(t1 t2) D12%s) / d^2"
                        .formatted(inflations.apart() == 0 ? "" : " + u")
                : "n = (c + z)^2 (t1 / f1 + t2 / f2) / d^2";
    }

    @Override
    public String source() {
        String paper = switch (outcome) {
            case Outcome.Continuous c ->
                kind == Kind.REGIMES
                        ? "Oetting, Levy, Weiss & Murphy 2011; for unequal allocation by the inflation of each regime"
                        : "Oetting, Levy, Weiss & Murphy 2011 (stage main effects)";
            case Outcome.LogOdds l -> "Kidwell, Seewald, Tran, Kasari & Almirall 2018 (log odds ratio)";
            case Outcome.RiskDifference r -> "as Oetting et al. 2011, with the variance of a proportion";
            case Outcome.Longitudinal l -> "Seewald, Kidwell, Nahum-Shani, Wu, McKay & Almirall 2020";
            case Outcome.Clustered c ->
                "NeCamp, Kilbourne & Almirall 2017; derived from the design effect of a cluster mean";
            case Outcome.TimeToEvent t -> "weighted Cox score, derived here; the two-arm limit is Schoenfeld 1983";
        };
        return inflations.apart() == 0 ? paper : paper + "; u derived here, for regimes that share paths";
    }

    @Override
    public List<String> assumptions() {
        return Assumptions.of(this);
    }

    @Override
    public List<Term> terms() {
        var terms = new ArrayList<Term>();
        terms.add(new Term("c", criterion.critical(), "critical value: " + criterion.words()));
        terms.add(new Term("d", Math.abs(effect()), scale()));
        terms.add(new Term("t1", outcome.variance(of), "variance for one unit, " + nameOf));
        terms.add(new Term("t2", outcome.variance(versus), "variance for one unit, " + nameVersus));
        if (kind == Kind.REGIMES) {
            terms.add(new Term(
                    "D11",
                    inflation(inflations.of(), inflations.firstOf(), of),
                    "inflation by the weights, " + nameOf));
            terms.add(new Term(
                    "D22",
                    inflation(inflations.versus(), inflations.firstVersus(), versus),
                    "the same, " + nameVersus));
            terms.add(new Term("D12", shared(), "what the two regimes share: participants consistent with both"));
            if (inflations.apart() != 0) {
                terms.add(new Term("u", inflations.apart(), "where they differ, the means differ by more than d"));
            }
        } else {
            terms.add(new Term("f1", 1 / inflations.of(), "fraction of the participants in the group " + nameOf));
            terms.add(new Term("f2", 1 / inflations.versus(), "the same, " + nameVersus));
        }
        if (outcome instanceof Outcome.Longitudinal longitudinal) {
            terms.add(new Term(
                    "1-r^2", longitudinal.factor(), "what the earlier measurements leave of the variance (in t1, t2)"));
        }
        return terms;
    }

    private String scale() {
        return switch (outcome) {
            case Outcome.Continuous c -> "difference of the means";
            case Outcome.LogOdds l -> "log odds ratio, %s v %s".formatted(of, versus);
            case Outcome.RiskDifference r -> "difference of the probabilities, %s v %s".formatted(of, versus);
            case Outcome.Longitudinal l -> "difference of the means at the end";
            case Outcome.Clustered c -> "difference of the means";
            case Outcome.TimeToEvent t -> "log hazard ratio from event probabilities %s v %s".formatted(of, versus);
        };
    }
}
