package org.stegvis.estimation.regimes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.Table;
import org.stegvis.estimation.weights.AllocationModel;
import org.stegvis.estimation.weights.AllocationProbabilities;
import org.stegvis.estimation.weights.ReceivedOptions;
import tools.jackson.databind.JsonNode;

/// A reference case of a trial with A1, A2 in {-1, 1}, A2 empty for those not randomised again.
record TwoStageCase(Table data, JsonNode golden, Map<String, String> names) {

    RegimeRows rows() {
        Column first = column("A1");
        Column second = column("A2");
        var regimes = new ArrayList<String>();
        golden.get("known_weights")
                .get("regime_means_link")
                .forEach(row -> regimes.add(row.get("label").asString()));
        return RegimeRows.of(regimes, data.rows(), (i, r) -> {
            String[] options = regimes.get(r).replaceAll("[()]", "").split(",", -1);
            boolean sameFirst = first.get(i) == Double.parseDouble(options[0]);
            boolean free = Double.isNaN(second.get(i)) || options[1].equals(".");
            return sameFirst && (free || second.get(i) == Double.parseDouble(options[1]));
        });
    }

    Column outcome() {
        String name = golden.get("outcome").asString();
        if (name.equals("yb")) {
            Column y = data.column("y");
            return Column.of(data.rows(), row -> y.get(row) > 3 ? 1 : 0);
        }
        return data.column(name);
    }

    Design covariates() {
        var wanted = new ArrayList<String>();
        golden.get("covariates_centred").forEach(name -> wanted.add(name.asString()));
        return data.design(wanted);
    }

    Link link() {
        return golden.get("link").asString().equals("logit") ? Link.LOGIT : Link.IDENTITY;
    }

    WeightedReplicated estimator(AllocationProbabilities probabilities) {
        return new WeightedReplicated(rows(), outcome(), covariates(), probabilities, link());
    }

    AllocationProbabilities known() {
        Column second = column("A2");
        return AllocationProbabilities.known(Column.of(data.rows(), row -> Double.isNaN(second.get(row)) ? 0.5 : 0.25));
    }

    AllocationProbabilities estimated() {
        return logistic("A1", "stage1_formula")
                .fit()
                .orElseThrow()
                .and(logistic("A2", "stage2_formula").fit().orElseThrow());
    }

    AllocationModel logistic(String decision, String formula) {
        Column received = column(decision);
        var options = new ReceivedOptions(
                decision,
                List.of("-1", "1"),
                Grouping.of(
                        2,
                        data.rows(),
                        row -> Double.isNaN(received.get(row)) ? Grouping.NONE : received.get(row) > 0 ? 1 : 0));
        Design covariates = Design.empty(data.rows());
        String terms = golden.get("estimated_weights").get(formula).asString().replace("~", "");
        for (String term : terms.split(Pattern.quote(" + "), -1)) {
            covariates = covariates.and(term, column(term));
        }
        return new AllocationModel.Logistic(options, covariates);
    }

    Column column(String name) {
        Column found = data.column(names.getOrDefault(name, name));
        if (!name.equals("A2") || !names.containsKey("A2")) {
            return found;
        }
        // The ADHD data hold a second option for responders too, who were not randomised again.
        Column response = data.column("r");
        return Column.of(data.rows(), row -> response.get(row) == 1 ? Double.NaN : found.get(row));
    }

    /// From (regime values, covariates) to the coefficients of the golden's formula, in its order.
    Matrix factorial(int covariates) {
        double[][] byMeans = rows().regimes().size() == 4
                ? new double[][] {
                    {.25, .25, .25, .25}, {.25, .25, -.25, -.25}, {.25, -.25, .25, -.25}, {.25, -.25, -.25, .25}
                }
                : new double[][] {{.25, .25, .5}, {.25, .25, -.5}, {.5, -.5, 0}};
        int regimes = byMeans.length;
        return Matrix.of(regimes + covariates, regimes + covariates, (i, j) -> {
            // intercept, covariates, then the other effects
            if (i >= 1 && i <= covariates) {
                return j == regimes + i - 1 ? 1 : 0;
            }
            int effect = i == 0 ? 0 : i - covariates;
            return j < regimes ? byMeans[effect][j] : 0;
        });
    }
}
