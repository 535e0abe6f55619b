package org.stegvis.design.size;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// What a size by formula needs to know of a trial: its embedded regimes, its paths, who is on which.
///
/// Everything follows from the inflation `D_gh = Σ share_path / probability_path` over the paths that
/// regimes g and h have in common: where the outcome has variance σ² on every path and its mean under a
/// regime is the same on all of the regime's paths, n times the covariance of two estimated values is σ²
/// D_gh. D is what design effects in the literature are made of: for 1:1 everywhere D_gg is 4 where all are
/// randomised again and 2 (2 - r) where only non-responders are, with response rate r.
///
/// Source: the variance of the weighted-and-replicated estimator with known weights under working
/// assumptions, as in OETTING, LEVY, WEISS & MURPHY 2011 and NAHUM-SHANI et al. 2012, for any protocol.
///
/// @param paths all of them; they occur with total probability one
public record EmbeddedDesign(List<Regime> regimes, List<TrialPath> paths) {
    private static final double ROUNDING = 1e-12;

    /// One embedded regime.
    ///
    /// @param first its option at the first decision that is left to chance
    /// @param firstProbability with which chance gives that option
    public record Regime(String id, String first, double firstProbability) {}

    public EmbeddedDesign {
        regimes = List.copyOf(regimes);
        paths = List.copyOf(paths);
        double total = paths.stream().mapToDouble(TrialPath::occurrence).sum();
        if (!(Math.abs(total - 1) < 1e-9)) {
            throw new IllegalArgumentException(
                    "the paths occur with total probability %s but must with 1.".formatted(total));
        }
    }

    /// A trial of two groups that are these fractions of its participants; the rest belongs to neither.
    ///
    /// @param first the option with which each starts
    static EmbeddedDesign groups(List<String> names, List<String> first, double of, double versus) {
        var paths = new ArrayList<TrialPath>();
        paths.add(new TrialPath(names.get(0), Map.of(), of, of, Set.of(0)));
        paths.add(new TrialPath(names.get(1), Map.of(), versus, versus, Set.of(1)));
        double rest = 1 - of - versus;
        if (rest > 1e-12) {
            paths.add(new TrialPath("neither", Map.of(), rest, 1, Set.of()));
        }
        return new EmbeddedDesign(
                List.of(new Regime(names.get(0), first.get(0), of), new Regime(names.get(1), first.get(1), versus)),
                paths);
    }

    public int size() {
        return regimes.size();
    }

    public List<String> names() {
        return regimes.stream().map(Regime::id).toList();
    }

    /// Where a regime stands.
    ///
    /// @throws IllegalArgumentException naming the regimes there are
    public int index(String regime) {
        int index = names().indexOf(regime);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "there is no regime '%s'; there are %s.".formatted(regime, String.join(", ", names())));
        }
        return index;
    }

    /// Refuses a design in which two regimes are one.
    ///
    /// @throws IllegalArgumentException naming the two, since nobody comes to where they differ
    public void requireApart() {
        for (int g = 0; g < size(); g++) {
            for (int h = g + 1; h < size(); h++) {
                requireApart(g, h);
            }
        }
    }

    /// The same of two regimes.
    public void requireApart(int g, int h) {
        if (!(inflation(g, g) + inflation(h, h) - 2 * inflation(g, h) > ROUNDING)) {
            throw new IllegalArgumentException(
                    "nobody comes to where '%s' and '%s' differ, with these response rates; ask about others, or give other rates."
                            .formatted(regimes.get(g).id(), regimes.get(h).id()));
        }
    }

    /// D_gh.
    public double inflation(int g, int h) {
        return paths.stream()
                .filter(path -> path.regimes().contains(g) && path.regimes().contains(h))
                .mapToDouble(path -> path.share() / path.probability())
                .sum();
    }

    /// D, k x k.
    public Matrix inflation() {
        return Matrix.of(size(), size(), this::inflation);
    }

    /// Regimes of which no value follows from those of the others, as many as there can be: the first ones.
    int[] independent() {
        var kept = new ArrayList<Integer>();
        var basis = new ArrayList<double[]>();
        for (int g = 0; g < size(); g++) {
            int regime = g;
            double[] rest = paths.stream()
                    .mapToDouble(
                            path -> path.regimes().contains(regime) ? Math.sqrt(path.share() / path.probability()) : 0)
                    .toArray();
            for (double[] each : basis) {
                double along = 0;
                for (int p = 0; p < rest.length; p++) {
                    along += each[p] * rest[p];
                }
                for (int p = 0; p < rest.length; p++) {
                    rest[p] -= along * each[p];
                }
            }
            double length =
                    Math.sqrt(Arrays.stream(rest).map(each -> each * each).sum());
            if (length > 1e-9) {
                kept.add(g);
                basis.add(Arrays.stream(rest).map(each -> each / length).toArray());
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The same trial with these regimes only.
    public EmbeddedDesign only(int... kept) {
        var fewer = new ArrayList<TrialPath>();
        for (TrialPath path : paths) {
            var regimesKept = new HashSet<Integer>();
            for (int i = 0; i < kept.length; i++) {
                if (path.regimes().contains(kept[i])) {
                    regimesKept.add(i);
                }
            }
            fewer.add(new TrialPath(path.name(), path.options(), path.occurrence(), path.probability(), regimesKept));
        }
        return new EmbeddedDesign(Arrays.stream(kept).mapToObj(regimes::get).toList(), fewer);
    }

    /// The fraction of all participants to whom chance gave one of these options at a decision.
    public double fraction(String decision, Collection<String> options) {
        return paths.stream()
                .filter(path -> path.options().containsKey(decision)
                        && options.contains(path.options().get(decision)))
                .mapToDouble(TrialPath::occurrence)
                .sum();
    }

    /// The first two regimes that start differently; the first two where all start alike.
    public int[] firstPair() {
        for (int h = 1; h < size(); h++) {
            if (!regimes.get(h).first().equals(regimes.getFirst().first())) {
                return new int[] {0, h};
            }
        }
        return new int[] {0, 1};
    }

    /// The way that fewest participants go, of those that any goes.
    public TrialPath rarest() {
        return paths.stream()
                .filter(path -> path.occurrence() > 0)
                .min(Comparator.comparingDouble(TrialPath::occurrence))
                .orElseThrow();
    }

    /// Mean outcomes on the paths under which the regimes have the given values: of all such the ones with
    /// the least variation.
    ///
    /// @throws IllegalArgumentException when no means on the paths give these values, since regimes share
    /// paths
    public Column pathMeans(Column values) {
        values.requireSize("values", size());
        double middle = values.sum() / values.size();
        Matrix shares = Matrix.of(
                size(),
                paths.size(),
                (g, p) -> paths.get(p).regimes().contains(g) ? paths.get(p).share() : 0);
        Column centred = Column.of(size(), g -> values.get(g) - middle);
        Column multipliers = LeastNorm.solve(shares.times(shares.transpose()), centred);
        Column means = shares.transpose().times(multipliers);
        Column found = shares.times(means);
        double spread = 0;
        for (int g = 0; g < size(); g++) {
            spread = Math.max(spread, Math.abs(centred.get(g)));
        }
        for (int g = 0; g < size(); g++) {
            if (Math.abs(found.get(g) - centred.get(g)) > 1e-8 * (1 + spread)) {
                throw new IllegalArgumentException(
                        ("no mean outcomes on the paths give all these values: with the others as they are, '%s' has %s and not %s, "
                                        + "because regimes share paths. Maybe give values of fewer regimes apart.")
                                .formatted(regimes.get(g).id(), found.get(g) + middle, values.get(g)));
            }
        }
        return Column.of(means.size(), p -> means.get(p) + middle);
    }

    /// The same of an outcome that may be a probability.
    ///
    /// @throws IllegalArgumentException when one of them is no probability, too
    Column pathMeans(Column values, Outcome outcome) {
        Column means = pathMeans(values);
        for (int p = 0; p < means.size() && SharedPaths.isProbability(outcome); p++) {
            if (!(means.get(p) >= -ROUNDING && means.get(p) <= 1 + ROUNDING)) {
                throw new IllegalArgumentException(
                        "these values of the regimes need a probability of %.3f on '%s'; give values that lie less apart."
                                .formatted(means.get(p), paths.get(p).name()));
            }
        }
        return means;
    }

    /// n times the covariance of the estimated values, k x k, where the outcome has this variance on every path
    /// and the means on the paths are those of [#pathMeans]: over the paths that two regimes have in common
    /// `Σ share / probability · (variance + (m - v_g)(m - v_h))`.
    ///
    /// @throws IllegalArgumentException when no mean outcomes on the paths give these values
    public Matrix covariance(Column values, double variance) {
        Column means = pathMeans(values);
        return Matrix.of(size(), size(), (g, h) -> {
            double sum = 0;
            for (int p = 0; p < means.size(); p++) {
                TrialPath path = paths.get(p);
                if (path.regimes().contains(g) && path.regimes().contains(h)) {
                    sum += path.share()
                            / path.probability()
                            * (variance + (means.get(p) - values.get(g)) * (means.get(p) - values.get(h)));
                }
            }
            return sum;
        });
    }
}
