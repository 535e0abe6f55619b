package org.stegvis.exchange.results;

import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.inference.Reference;
import tools.jackson.databind.node.ObjectNode;

/// Estimates and tests with all their digits. A number that is not finite becomes null, and `not-estimable`
/// says why.
final class EstimateNodes {
    private EstimateNodes() {}

    static void put(ObjectNode node, Estimate estimate) {
        number(node, "estimate", estimate.estimate());
        number(node, "se", estimate.se());
        number(node, "statistic", estimate.statistic());
        number(node, "p", estimate.p());
        number(node, "lower", estimate.lower());
        number(node, "upper", estimate.upper());
        number(node, "level", estimate.level());
        if (estimate.reference() instanceof Reference.StudentT(double df)) {
            number(node, "df", df);
        }
        if (!Double.isFinite(estimate.statistic())) {
            node.put("not-estimable", estimate.se() == 0 ? "the standard error is zero" : "the estimate is not finite");
        }
    }

    static void put(ObjectNode node, Ratio ratio) {
        node.put("of", ratio.of()).put("versus", ratio.versus());
        number(node, "ratio", ratio.ratio());
        number(node, "log-se", ratio.logSe());
        number(node, "p", ratio.p());
        number(node, "lower", ratio.lower());
        number(node, "upper", ratio.upper());
        number(node, "level", ratio.level());
        if (ratio.reference() instanceof Reference.StudentT(double df)) {
            number(node, "df", df);
        }
        boolean isFinite = Double.isFinite(ratio.ratio())
                && Double.isFinite(ratio.p())
                && Double.isFinite(ratio.lower())
                && Double.isFinite(ratio.upper());
        if (!isFinite) {
            node.put("not-estimable", "the ratio or an end of its interval is not finite");
        }
    }

    static void put(ObjectNode node, GlobalTest test) {
        number(node, "statistic", test.statistic());
        node.put("df", test.df());
        node.put("tested", test.tested());
        switch (test) {
            case GlobalTest.Wald wald -> node.put("distribution", "chi-square");
            case GlobalTest.F f -> {
                node.put("distribution", "F");
                number(node, "denominator-df", f.denominatorDf());
            }
        }
        if (test.df() == 0) {
            node.putNull("p").put("not-estimable", "nothing varies by which a difference could be judged");
            return;
        }
        number(node, "p", test.p());
        if (!(Double.isFinite(test.statistic()) && Double.isFinite(test.p()))) {
            node.put("not-estimable", "the statistic is not finite");
        }
    }

    static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
