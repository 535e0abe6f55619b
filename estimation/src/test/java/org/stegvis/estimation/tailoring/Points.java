package org.stegvis.estimation.tailoring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.GeneralisedLinearModel;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.Table;

/// Choices made from the columns of a table in which an option is a number, the larger one compared with the smaller.
record Points(Table data) {

    /// The terms of a formula of R without interactions: `~X1 + A1`.
    static List<String> terms(String formula) {
        String right = formula.substring(formula.indexOf('~') + 1).strip();
        return right.equals("1")
                ? List.of()
                : Arrays.stream(right.split("\\+")).map(String::strip).toList();
    }

    /// @param treated formula of the probability of the larger option; empty for 1/2
    ChoicePoint of(String option, List<String> free, List<String> moderators, String treated) {
        Column received = data.column(option);
        Design all = data.design(free)
                .and(new Design(
                        data.rows(),
                        moderators.stream().map(name -> "by " + name).toList(),
                        data.design(moderators).columns()));
        int[] members = IntStream.range(0, data.rows())
                .filter(i -> !Double.isNaN(received.get(i))
                        && all.columns().stream().noneMatch(column -> Double.isNaN(column.get(i))))
                .toArray();
        double high = Arrays.stream(received.toArray())
                .filter(x -> !Double.isNaN(x))
                .max()
                .orElseThrow();
        Grouping chosen = Grouping.of(2, members.length, i -> received.get(members[i]) == high ? 1 : 0);
        Column larger =
                treated.isEmpty() ? Column.constant(members.length, 0.5) : fitted(terms(treated), members, chosen);
        return new ChoicePoint(
                option,
                List.of("low", "high"),
                members,
                chosen,
                Design.intercept(members.length).and(data.design(free).at(members)),
                Design.intercept(members.length).and(data.design(moderators).at(members)),
                Matrix.of(members.length, 2, (i, j) -> j == 1 ? larger.get(i) : 1 - larger.get(i)));
    }

    /// By iterations that begin and stop as those of R's `glm` do, short of full convergence: the change of the
    /// deviance, relative to it, below 1e-8.
    private Column fitted(List<String> covariates, int[] members, Grouping chosen) {
        Design design =
                Design.intercept(members.length).and(data.design(covariates).at(members));
        Column y = chosen.indicator(1);
        double[] mean = Column.of(y.size(), i -> (y.get(i) + 0.5) / 2).toArray();
        double before = deviance(y, mean);
        for (int step = 0; step < 25; step++) {
            double[] mu = mean;
            Column weights = Column.of(y.size(), i -> mu[i] * (1 - mu[i]));
            Column working = Column.of(
                    y.size(), i -> Math.log(mu[i] / (1 - mu[i])) + (y.get(i) - mu[i]) / (mu[i] * (1 - mu[i])));
            Column found = new GeneralisedLinearModel(design, working, weights, Grouping.each(y.size()), Link.IDENTITY)
                    .fit()
                    .orElseThrow()
                    .coefficients();
            mean = IntStream.range(0, y.size())
                    .mapToDouble(i -> {
                        double eta = 0;
                        for (int j = 0; j < found.size(); j++) {
                            eta += found.get(j) * design.columns().get(j).get(i);
                        }
                        return 1 / (1 + Math.exp(-eta));
                    })
                    .toArray();
            double after = deviance(y, mean);
            if (Math.abs(after - before) / (Math.abs(after) + 0.1) < 1e-8) {
                break;
            }
            before = after;
        }
        return Column.of(mean);
    }

    private static double deviance(Column y, double[] mean) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum -= 2 * Math.log(y.get(i) == 1 ? mean[i] : 1 - mean[i]);
        }
        return sum;
    }
}
