package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import tools.jackson.databind.JsonNode;

/// Compares the results on embedded regimes with reference numbers at a relative tolerance of 1e-9.
///
/// @param labels for each of our regimes, in the order of the results, what the reference calls it
record Golden(JsonNode numbers, List<String> labels) {
    private static final double TOLERANCE = 1e-9;

    /// The values of the regimes, on the scale of the link and as probabilities.
    void checkValues(Result.Found result) {
        assertThat(result.values().values()).hasSameSizeAs(labels);
        JsonNode onLink =
                numbers.has("regime_means_link") ? numbers.get("regime_means_link") : numbers.get("regime_means");
        check(coefficients(result).subList(0, labels.size()), onLink);
        if (numbers.has("regime_prob")) {
            check(result.values().values(), numbers.get("regime_prob"));
        } else if (odds(result).isEmpty()) {
            check(result.values().values(), onLink);
        }
    }

    private void check(List<NamedEstimate> values, JsonNode expected) {
        assertThat(values).hasSize(expected.size());
        for (int i = 0; i < values.size(); i++) {
            check(labels.get(i), values.get(i).estimate(), row(expected, labels.get(i)), 1);
        }
    }

    private static List<NamedEstimate> coefficients(Result.Found result) {
        return result.sections(Section.Coefficients.class).getFirst().estimates();
    }

    private static List<Ratio> odds(Result.Found result) {
        return result.values().ratios() instanceof Section.Ratios.OfOdds(var ratios) ? ratios : List.of();
    }

    /// All pairs: differences of means or risks, and odds ratios.
    void checkPairs(Result.Found result) {
        boolean logit = !odds(result).isEmpty();
        if (!logit || numbers.has("pairwise_risk_difference")) {
            JsonNode pairs = numbers.get(
                    logit ? "pairwise_risk_difference" : numbers.has("pairwise") ? "pairwise" : "pairwise_link");
            assertThat(result.values().contrasts()).hasSize(pairs.size());
            for (int k = 0; k < pairs.size(); k++) {
                Pair pair = pair(k);
                Contrast contrast = result.values().contrasts().get(k);
                check(pair.label(), contrast.difference(), row(pairs, pair.label()), pair.sign());
            }
        }
        if (logit) {
            for (int k = 0; k < odds(result).size(); k++) {
                checkOddsRatio(pair(k), odds(result).get(k));
            }
        }
    }

    void checkEquality(Result.Found result) {
        JsonNode wald = numbers.get("global_wald");
        near(
                "chi-square",
                result.values().equality().statistic(),
                wald.get("chisq").asDouble(),
                0);
        assertThat(result.values().equality().df()).isEqualTo(wald.get("df").asInt());
    }

    private void checkOddsRatio(Pair pair, Ratio ratio) {
        JsonNode row = row(numbers.get("pairwise_link"), pair.label());
        near(pair.label() + " log odds ratio", Math.log(ratio.ratio()), pair.sign() * number(row, "estimate"), 1e-3);
        String from = pair.sign() > 0 ? "lower" : "upper";
        String to = pair.sign() > 0 ? "upper" : "lower";
        near(pair.label() + " lower", Math.log(ratio.lower()), pair.sign() * number(row, from), 1);
        near(pair.label() + " upper", Math.log(ratio.upper()), pair.sign() * number(row, to), 1);
    }

    /// @param sign -1 where the reference takes the difference the other way round
    private record Pair(String label, int sign) {}

    /// Our pairs come as the first with the second, the first with the third, and so on.
    private Pair pair(int k) {
        int at = 0;
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                if (at++ == k) {
                    boolean asOurs = labels.get(i).compareTo(labels.get(j)) < 0 == isAscending();
                    return asOurs
                            ? new Pair(labels.get(i) + " - " + labels.get(j), 1)
                            : new Pair(labels.get(j) + " - " + labels.get(i), -1);
                }
            }
        }
        throw new AssertionError(k);
    }

    /// Whether the reference lists its regimes in the order of their labels, 0 before 1; else 1 before -1.
    private boolean isAscending() {
        return labels.getFirst().contains(";");
    }

    private static JsonNode row(JsonNode rows, String label) {
        for (JsonNode row : rows) {
            if (row.get("label").asString().equals(label)) {
                return row;
            }
        }
        throw new AssertionError("The reference has no row '" + label + "'.");
    }

    private static void check(String what, Estimate actual, JsonNode expected, int sign) {
        near(what, actual.estimate(), sign * number(expected, "estimate"), 0.01 * actual.se());
        near(what + " se", actual.se(), number(expected, "se"), 0);
        near(what + " lower", actual.lower(), sign * number(expected, sign > 0 ? "lower" : "upper"), actual.se());
        near(what + " upper", actual.upper(), sign * number(expected, sign > 0 ? "upper" : "lower"), actual.se());
        double z = actual.statistic();
        double p = number(expected, "p");
        assertThat(actual.p()).as(what + " p").isCloseTo(p, within(TOLERANCE * Math.max(1, z * z) * p + 1e-300));
    }

    private static double number(JsonNode row, String name) {
        return row.get(name).asDouble();
    }

    /// @param scale the size of what was added up to the number, for a number near zero
    private static void near(String what, double actual, double expected, double scale) {
        assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.max(Math.abs(expected), scale)));
    }
}
