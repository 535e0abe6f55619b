package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.Adherence;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Turn;

/// Values of regimes by weighting, from number, mean and variance of the outcome among those who are consistent with
/// the same regimes at the same weights.
///
/// `m_d = Σ_g w_gd n_g ȳ_g / Σ_g w_gd n_g` and, over the same groups g,
/// `cov(m_d, m_e) = Σ_g w_gd w_ge (M_g + n_g (ȳ_g - m_d)(ȳ_g - m_e)) / (W_d W_e)`: what
/// [org.stegvis.estimation.regimes.WeightedReplicated] sums over participants, with `M_g` the sum of squared
/// deviations within a group.
record SummedRegimes(Protocol protocol, Analysis analysis, Link link, List<EmbeddedRegime> regimes)
        implements SummedAnalysis {
    private static final String NUMBERS = "numbers";

    SummedRegimes {
        regimes = List.copyOf(regimes);
    }

    @Override
    public PartSums sums(TrialData part, List<PartSums> before) {
        var question = new Question(protocol, analysis, part, Paths.of(protocol, part), regimes);
        Analysed analysed = Analysed.of(part, analysis, row -> true);
        Column outcome = analysed.outcome();
        var sums = new PartSums();
        long rows = 0;
        for (int i = 0; i < analysed.size(); i++) {
            var group = new StringBuilder();
            for (int regime = 0; regime < regimes.size(); regime++) {
                if (Adherence.of(regimes.get(regime), question.paths().get(analysed.rows()[i]))
                        instanceof Adherence.Consistent(var decided)) {
                    double probability = 1;
                    for (Turn.Allocated turn : decided) {
                        probability *= turn.probability();
                    }
                    group.append(regime)
                            .append(' ')
                            .append(Double.toHexString(probability))
                            .append(' ');
                    rows++;
                }
            }
            if (!group.isEmpty()) {
                sums.observe(group.toString(), outcome.get(i));
            }
        }
        sums.add(NUMBERS, new double[] {
            analysed.inData(), analysed.size(), analysed.withoutOutcome(), analysed.withoutCovariate(), rows
        });
        return sums;
    }

    /// Those who are consistent with the same regimes at the same weights.
    private record Group(double[] weights, double n, double mean, double squares) {}

    @Override
    public Result after(List<PartSums> passes) {
        PartSums all = passes.getFirst();
        List<Group> groups = new ArrayList<>();
        all.moments().forEach((name, numbers) -> groups.add(group(name, numbers)));
        double[] n = all.sums().getOrDefault(NUMBERS, new double[5]);
        var numbers = new Numbers(count(n[0]), count(n[1]), count(n[2]), count(n[3]), count(n[4]));
        var question =
                new Question(protocol, analysis, TrialData.of(List.of(), Map.of()), new Paths(List.of()), regimes);
        var result = new RegimeResult(question, numbers, warnings(groups));
        return result.of(fit(groups), result::values);
    }

    /// More than an int holds is told as the largest.
    private static int count(double number) {
        return (int) number;
    }

    private Group group(String name, double[] numbers) {
        var weights = new double[regimes.size()];
        String[] words = name.strip().split(" ");
        for (int i = 0; i < words.length; i += 2) {
            weights[Integer.parseInt(words[i])] = 1 / Double.parseDouble(words[i + 1]);
        }
        return new Group(weights, numbers[0], numbers[1], numbers[2]);
    }

    private List<String> names() {
        return regimes.stream().map(regime -> regime.id().text()).toList();
    }

    private Fitting<RegimeValues> fit(List<Group> groups) {
        int size = regimes.size();
        var totals = new double[size];
        var means = new double[size];
        var empty = new ArrayList<String>();
        var ends = new ArrayList<String>();
        for (int d = 0; d < size; d++) {
            // Deviations from one mean, so that a large common shift costs no digits.
            double origin = groups.isEmpty() ? 0 : groups.getFirst().mean();
            for (Group each : groups) {
                totals[d] += each.weights()[d] * each.n();
                means[d] += each.weights()[d] * each.n() * (each.mean() - origin);
            }
            means[d] = origin + means[d] / totals[d];
            if (totals[d] == 0) {
                empty.add(names().get(d));
            } else if (!Double.isFinite(link.predictor(means[d]))) {
                ends.add(names().get(d));
            }
        }
        if (!empty.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(empty));
        }
        if (!ends.isEmpty()) {
            return new NotFitted<>(new Diagnosis.Separated(ends));
        }
        Column coefficients = Column.of(size, d -> link.predictor(means[d]));
        Column slopes = Column.of(size, d -> link.slope(coefficients.get(d)));
        Matrix covariance = Matrix.of(
                size,
                size,
                (d, e) -> crossed(groups, means, d, e) / (totals[d] * totals[e] * slopes.get(d) * slopes.get(e)));
        double deviations = 0;
        double weight = 0;
        for (int d = 0; d < size; d++) {
            weight += totals[d];
            for (Group each : groups) {
                double off = each.mean() - means[d];
                deviations += each.weights()[d] * (each.squares() + each.n() * off * off) / slopes.get(d);
            }
        }
        var joint = new JointEstimate(names(), coefficients, covariance, Reference.NORMAL);
        return new Fitted<>(new RegimeValues(size, link, deviations / weight, joint, joint, joint));
    }

    private static double crossed(List<Group> groups, double[] means, int d, int e) {
        double sum = 0;
        for (Group each : groups) {
            double product = each.weights()[d] * each.weights()[e];
            sum += product * (each.squares() + each.n() * (each.mean() - means[d]) * (each.mean() - means[e]));
        }
        return sum;
    }

    private List<Warning> warnings(List<Group> groups) {
        var warnings = new ArrayList<Warning>();
        for (int d = 0; d < regimes.size(); d++) {
            double followed = 0;
            double total = 0;
            double largest = 0;
            for (Group each : groups) {
                double weight = each.weights()[d];
                followed += weight > 0 ? each.n() : 0;
                total += weight * each.n();
                largest = Math.max(largest, weight);
            }
            if (followed > 0 && followed < Warning.FewFollowed.FEW) {
                warnings.add(new Warning.FewFollowed(names().get(d), (int) followed));
            } else if (largest > Warning.Dominated.MUCH * total) {
                warnings.add(new Warning.Dominated(names().get(d), largest / total));
            }
        }
        return warnings;
    }
}
