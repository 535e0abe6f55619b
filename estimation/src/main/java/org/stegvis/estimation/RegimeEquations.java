package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.NormalEquations;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Stabilisation;

/// The equations of regimes from the moments of those on each footing: `Σ w z z'` and `Σ w z y` over participants and
/// regimes, z being the indicator of the regime and the covariates less their means. Of a footing g with n
/// participants, means m and products M the part is `w (M + n (m - c)(m - c)')`.
///
/// What is solved is what [org.stegvis.estimation.regimes.WeightedReplicated] solves, whose docs name the sources.
final class RegimeEquations {
    private final SummedRegimes plan;
    private final Moments all;
    private final int[] terms;
    private final List<String> names;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final double[] shares;
    private final long rows;

    /// Those on one footing.
    ///
    /// @param weights one a regime, 0 where it was not followed; as the probabilities give them, not stabilised
    /// @param scores of the proportions that the probabilities are
    record Group(Footing footing, Moments moments, double[] weights, double[] scores) {}

    RegimeEquations(SummedRegimes plan, PartSums first) {
        this.plan = plan;
        this.all = new Moments(plan.covariates().variables());
        var counts = new LinkedHashMap<Footing, Long>();
        first.footings().forEach((name, footing) -> {
            Moments moments = first.moments(name, all.size());
            all.add(moments);
            counts.put(footing, moments.n());
        });
        var allocation = new AllocationShares(counts, plan.isObserved(), plan.preferring());
        int regimes = plan.regimes().size();
        this.shares = new double[regimes];
        long replicated = 0;
        for (var entry : first.footings().entrySet()) {
            Footing footing = entry.getValue();
            Moments moments = first.moments(entry.getKey(), all.size());
            var weights = new double[regimes];
            for (Footing.Followed followed : footing.followed()) {
                weights[followed.regime()] = 1 / allocation.probability(footing, followed);
                shares[followed.regime()] += (double) moments.n() / all.n();
                replicated += moments.n();
            }
            groups.put(entry.getKey(), new Group(footing, moments, weights, allocation.scores(footing)));
        }
        this.rows = replicated;
        this.terms = plan.covariates().terms(all);
        this.names = new ArrayList<>(plan.names());
        for (int term : terms) {
            names.add(plan.covariates().name(term));
        }
    }

    Moments all() {
        return all;
    }

    /// Which variables are terms.
    int[] terms() {
        return terms;
    }

    /// Regimes first.
    List<String> names() {
        return names;
    }

    Group group(String name) {
        Group group = groups.get(name);
        if (group == null) {
            throw new IllegalStateException("A footing of this pass was not there in the first: " + name);
        }
        return group;
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    long rows() {
        return rows;
    }

    /// What the weight of a regime is multiplied by.
    double share(int regime) {
        return plan.stabilisation() == Stabilisation.NONE ? 1 : shares[regime];
    }

    /// @param clusters how many there are, each participant one where nothing groups them
    Fitting<SolvedRegimes> solve(long clusters) {
        List<String> nobody = new ArrayList<>();
        for (int d = 0; d < shares.length; d++) {
            if (shares[d] == 0) {
                nobody.add(names.get(d));
            }
        }
        if (!nobody.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(nobody));
        }
        if (plan.isTotal()) {
            return new Fitted<>(totals());
        }
        if (plan.referral() == Referral.STUDENT_T && clusters <= names.size()) {
            return new NotFitted<>(new Diagnosis.TooFewRows((int) clusters, names.size()));
        }
        if (rows < names.size()) {
            return new NotFitted<>(new Diagnosis.TooFewRows((int) rows, names.size()));
        }
        if (terms.length == 0) {
            return linked(means(), Matrix.diagonal(Column.of(shares.length, d -> 1 / total(d))));
        }
        var normal = new NormalEquations(names);
        var right = new double[names.size()];
        double origin = all.mean(0);
        groups.values().forEach(group -> add(group, origin, normal.crossproduct(), right));
        return normal.factor().then(factored -> {
            double[] solution = factored.solve(right);
            for (int d = 0; d < shares.length; d++) {
                solution[d] += origin;
            }
            return linked(solution, factored.inverse());
        });
    }

    /// `Σ w`, stabilised.
    private double total(int d) {
        return groups.values().stream()
                .mapToDouble(
                        each -> each.weights()[d] * share(d) * each.moments().n())
                .sum();
    }

    /// The weighted means, where there are no covariates: exact where all outcomes of a regime are the same.
    private double[] means() {
        var means = new double[shares.length];
        for (int d = 0; d < means.length; d++) {
            int regime = d;
            List<Group> followed = groups.values().stream()
                    .filter(each -> each.weights()[regime] > 0)
                    .toList();
            double origin = followed.getFirst().moments().mean(0);
            double sum = 0;
            for (Group each : followed) {
                sum += each.weights()[d]
                        * share(d)
                        * each.moments().n()
                        * (each.moments().mean(0) - origin);
            }
            means[d] = origin + sum / total(d);
        }
        return means;
    }

    private void add(Group group, double origin, double[] crossproduct, double[] right) {
        int size = names.size();
        int regimes = shares.length;
        Moments of = group.moments();
        double y = of.mean(0) - origin;
        for (int d = 0; d < regimes; d++) {
            double w = group.weights()[d] * share(d);
            if (w == 0) {
                continue;
            }
            crossproduct[d * size + d] += w * of.n();
            right[d] += w * of.n() * y;
            for (int j = 0; j < terms.length; j++) {
                double offJ = off(of, j);
                crossproduct[d * size + regimes + j] += w * of.n() * offJ;
                right[regimes + j] += w * (of.product(0, terms[j]) + of.n() * offJ * y);
                for (int k = j; k < terms.length; k++) {
                    crossproduct[(regimes + j) * size + regimes + k] +=
                            w * (of.product(terms[j], terms[k]) + of.n() * offJ * off(of, k));
                }
            }
        }
    }

    private double off(Moments of, int term) {
        return of.mean(terms[term]) - all.mean(terms[term]);
    }

    /// On the scale of the link; a link that is not the identity has no covariates.
    private Fitting<SolvedRegimes> linked(double[] solution, Matrix inverse) {
        Link link = plan.link();
        List<String> ends = new ArrayList<>();
        var coefficients = solution.clone();
        var slopes = new double[solution.length];
        for (int j = 0; j < solution.length; j++) {
            coefficients[j] = j < shares.length ? link.predictor(solution[j]) : solution[j];
            slopes[j] = link.slope(coefficients[j]);
            if (!Double.isFinite(coefficients[j])) {
                ends.add(names.get(j));
            }
        }
        if (!ends.isEmpty()) {
            return new NotFitted<>(new Diagnosis.Separated(ends));
        }
        Matrix onLink = link == Link.IDENTITY
                ? inverse
                : Matrix.of(solution.length, solution.length, (i, j) -> inverse.get(i, j) / slopes[i]);
        return new Fitted<>(new SolvedRegimes(plan, this, Column.of(coefficients), Column.of(solution), onLink));
    }

    /// `(1/n) Σ w y`: Horvitz and Thompson's.
    private SolvedRegimes totals() {
        Column values = Column.of(
                shares.length,
                d -> groups.values().stream()
                        .mapToDouble(each -> each.weights()[d]
                                * each.moments().n()
                                * each.moments().mean(0)
                                / all.n())
                        .sum());
        return new SolvedRegimes(plan, this, values, values, Matrix.identity(shares.length));
    }

    /// What a reader must know about who followed the regimes, and who never came to a decision.
    List<Warning> warnings() {
        var warnings = new ArrayList<Warning>();
        for (int d = 0; d < shares.length; d++) {
            double followed = 0;
            double total = 0;
            double largest = 0;
            for (Group each : groups.values()) {
                double weight = each.weights()[d];
                followed += weight > 0 ? each.moments().n() : 0;
                total += weight * each.moments().n();
                largest = Math.max(largest, weight);
            }
            if (followed > 0 && followed < Warning.FewFollowed.FEW) {
                warnings.add(new Warning.FewFollowed(names.get(d), (int) followed));
            } else if (largest > Warning.Dominated.MUCH * total) {
                warnings.add(new Warning.Dominated(names.get(d), largest / total));
            }
        }
        var undecided = new LinkedHashMap<String, Long>();
        plan.protocol().decisions().forEach(each -> undecided.put(each.id(), 0L));
        for (Group each : groups.values()) {
            String openAt = each.footing().openAt();
            if (openAt != null) {
                undecided.merge(openAt, each.moments().n(), Long::sum);
            }
        }
        warnings.addAll(Warning.Undecided.of(undecided, all.n()));
        return warnings;
    }
}
