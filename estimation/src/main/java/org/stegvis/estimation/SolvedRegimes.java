package org.stegvis.estimation;

import org.stegvis.estimation.RegimeEquations.Group;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.Sweep;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.protocol.estimator.Stabilisation;

/// The solved equations of regimes, and what each participant adds to their covariance.
///
/// @param coefficients regimes, then covariates; on the scale of the link
/// @param solution the same with the regimes on the scale of the outcome
/// @param inverse `(Σ w μ' z z')⁻¹`
record SolvedRegimes(
        SummedRegimes plan, RegimeEquations equations, Column coefficients, Column solution, Matrix inverse) {

    private int regimes() {
        return plan.regimes().size();
    }

    /// How far the covariates of a participant move the mean: `(x - c)'γ`.
    double common(double[] values) {
        double common = 0;
        for (int j = 0; j < equations.terms().length; j++) {
            int term = equations.terms()[j];
            common += solution.get(regimes() + j)
                    * (values[term] - equations.all().mean(term));
        }
        return common;
    }

    /// How many numbers [#add] adds, for participants on this footing.
    int size(Group group) {
        return group.scores().length + solution.size() + 1;
    }

    /// Adds what one participant has: the scores of the proportions, those of the coefficients, and how much the
    /// participant moves the mean covariates along γ.
    ///
    /// @param offset what [#offset] gives for the participant's footing
    void add(Group group, double[] offset, double[] values, double[] into) {
        int start = group.scores().length;
        for (int s = 0; s < start; s++) {
            into[s] += group.scores()[s];
        }
        double common = common(values);
        double weighted = 0;
        for (int d = 0; d < regimes(); d++) {
            double weight = group.weights()[d] * equations.share(d);
            double score = plan.isTotal()
                    ? (weight * values[0] - solution.get(d)) / equations.all().n()
                    : weight * (values[0] - solution.get(d) - common);
            into[start + d] += score;
            weighted += score;
        }
        for (int j = 0; j < equations.terms().length; j++) {
            int term = equations.terms()[j];
            into[start + regimes() + j] +=
                    weighted * (values[term] - equations.all().mean(term));
        }
        for (int j = 0; j < offset.length; j++) {
            into[start + j] += offset[j];
        }
        into[start + solution.size()] += common / equations.all().n();
    }

    /// What the estimated shares of stabilised weights add to the score of each participant on a footing, as in
    /// [org.stegvis.estimation.regimes.WeightedReplicated]: nothing where weights are not stabilised.
    double[] offset(Group group) {
        var offset = new double[solution.size()];
        if (plan.stabilisation() == Stabilisation.NONE) {
            return offset;
        }
        double n = equations.all().n();
        for (int d = 0; d < regimes(); d++) {
            double[] sum = scoresOf(d);
            double own = group.weights()[d] > 0 ? 1 / (equations.share(d) * n) : 0;
            for (int j = 0; j < offset.length; j++) {
                offset[j] += sum[j] * (own - 1 / n);
            }
        }
        return offset;
    }

    /// The sum of the scores of all rows of a regime.
    private double[] scoresOf(int d) {
        var sum = new double[solution.size()];
        for (Group group : equations.groups()) {
            double weight = group.weights()[d] * equations.share(d);
            Moments of = group.moments();
            double residual = of.mean(0) - solution.get(d) - commonOfMeans(of);
            sum[d] += weight * of.n() * residual;
            for (int j = 0; j < equations.terms().length; j++) {
                int term = equations.terms()[j];
                double along = of.product(0, term);
                for (int k = 0; k < equations.terms().length; k++) {
                    along -= solution.get(regimes() + k) * of.product(equations.terms()[k], term);
                }
                sum[regimes() + j] += weight
                        * (along + of.n() * (of.mean(term) - equations.all().mean(term)) * residual);
            }
        }
        return sum;
    }

    private double commonOfMeans(Moments of) {
        var means = new double[of.size()];
        for (int variable = 0; variable < means.length; variable++) {
            means[variable] = of.mean(variable);
        }
        return common(means);
    }

    /// `Σ w r²` over the rows of a regime, weights as the probabilities give them.
    double squares(int d) {
        double sum = 0;
        for (Group group : equations.groups()) {
            Moments of = group.moments();
            double within = of.product(0, 0);
            for (int j = 0; j < equations.terms().length; j++) {
                double slope = solution.get(regimes() + j);
                within -= 2 * slope * of.product(0, equations.terms()[j]);
                for (int k = 0; k < equations.terms().length; k++) {
                    within += slope
                            * solution.get(regimes() + k)
                            * of.product(equations.terms()[j], equations.terms()[k]);
                }
            }
            double mean = of.mean(0) - solution.get(d) - commonOfMeans(of);
            sum += group.weights()[d] * (within + of.n() * mean * mean);
        }
        return sum;
    }

    /// The sum of the weights of a regime, as the probabilities give them.
    double total(int d) {
        return equations.groups().stream()
                .mapToDouble(each -> each.weights()[d] * each.moments().n())
                .sum();
    }

    /// The values with their covariance.
    ///
    /// @param products `Σ a a'` over clusters, of what [#add] added for each
    RegimeValues values(Matrix products, Reference reference) {
        int size = solution.size();
        int scores = products.rows() - size - 1;
        Matrix known = Matrix.of(size, size, (i, j) -> products.get(scores + i, scores + j));
        Matrix left = products.rows() == size + 1 ? products : Sweep.first(products, scores);
        Matrix given = Matrix.of(size, size, left::get);
        var asIfKnown = new JointEstimate(equations.names(), coefficients, known.quadratic(inverse), reference);
        var adjusted = new JointEstimate(equations.names(), coefficients, given.quadratic(inverse), reference);
        double square = products.get(scores + size, scores + size);
        Column across = inverse.times(Column.of(size, i -> left.get(i, size)));
        int regimes = regimes();
        var inPopulation = new JointEstimate(
                equations.names().subList(0, regimes),
                Column.of(regimes, coefficients::get),
                Matrix.of(
                        regimes,
                        regimes,
                        (i, j) -> adjusted.covariance().get(i, j) + across.get(i) + across.get(j) + square),
                reference);
        return new RegimeValues(regimes, plan.link(), dispersion(), asIfKnown, adjusted, inPopulation);
    }

    private double dispersion() {
        double squares = 0;
        double total = 0;
        for (int d = 0; d < regimes(); d++) {
            squares += equations.share(d) * squares(d) / plan.link().slope(coefficients.get(d));
            total += equations.share(d) * total(d);
        }
        return squares / total;
    }
}
