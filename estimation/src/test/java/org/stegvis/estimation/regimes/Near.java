package org.stegvis.estimation.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.linear.Matrix;
import tools.jackson.databind.JsonNode;

/// Compares results with reference numbers at a relative tolerance of 1e-9.
final class Near {
    private static final double TOLERANCE = 1e-9;

    private Near() {}

    /// `scale` is the size of what was added up to the number (an interval's half width, say), for a number near
    /// zero.
    static void number(String what, double actual, JsonNode expected, double scale) {
        double reference = expected.asDouble();
        assertThat(actual).as(what).isCloseTo(reference, within(TOLERANCE * Math.max(Math.abs(reference), scale)));
    }

    static void covariance(Matrix actual, JsonNode expected) {
        assertThat(actual.rows()).isEqualTo(expected.size());
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                double scale = 0.01 * Math.sqrt(actual.get(i, i) * actual.get(j, j));
                number(
                        "covariance " + i + "," + j,
                        actual.get(i, j),
                        expected.get(i).get(j),
                        scale);
            }
        }
    }

    static void estimate(Estimate actual, JsonNode expected) {
        String what = expected.get("label").asString();
        number(what, actual.estimate(), expected.get("estimate"), 0.01 * actual.se());
        number(what + " se", actual.se(), expected.get("se"), 0);
        number(what + " z", actual.statistic(), expected.get("z"), 0.01);
        p(what, actual.p(), expected.get("p"), actual.statistic());
        number(what + " lower", actual.lower(), expected.get("lower"), actual.se());
        number(what + " upper", actual.upper(), expected.get("upper"), actual.se());
    }

    /// A relative error e of z is one of about z² e in p; the reference gives z to 15 digits and prints 0 below
    /// 1e-300.
    private static void p(String what, double actual, JsonNode expected, double z) {
        double reference = expected.asDouble();
        double relative = TOLERANCE * Math.max(1, z * z);
        assertThat(actual).as(what + " p").isCloseTo(reference, within(relative * reference + 1e-300));
    }

    static void estimates(JointEstimate actual, JsonNode expected) {
        List<NamedEstimate> estimates = actual.estimates(Level.OF_95_PERCENT);
        assertThat(estimates).hasSize(expected.size());
        for (int i = 0; i < estimates.size(); i++) {
            assertThat(estimates.get(i).name())
                    .isEqualTo(expected.get(i).get("label").asString());
            estimate(estimates.get(i).estimate(), expected.get(i));
        }
    }

    static void pairwise(JointEstimate actual, JsonNode expected) {
        List<Contrast> contrasts = actual.pairwise(Level.OF_95_PERCENT);
        assertThat(contrasts).hasSize(expected.size());
        for (int i = 0; i < contrasts.size(); i++) {
            Contrast contrast = contrasts.get(i);
            assertThat(contrast.of() + " - " + contrast.versus())
                    .isEqualTo(expected.get(i).get("label").asString());
            estimate(contrast.difference(), expected.get(i));
        }
    }

    static void oddsRatios(JointEstimate actual, JsonNode expected) {
        List<Ratio> ratios = actual.ratios(Level.OF_95_PERCENT);
        assertThat(ratios).hasSize(expected.size());
        for (int i = 0; i < ratios.size(); i++) {
            Ratio ratio = ratios.get(i);
            JsonNode row = expected.get(i);
            assertThat(ratio.of() + " - " + ratio.versus())
                    .isEqualTo(row.get("label").asString());
            number("odds ratio", ratio.ratio(), row.get("or"), 0);
            number("odds ratio lower", ratio.lower(), row.get("lower"), 0);
            number("odds ratio upper", ratio.upper(), row.get("upper"), 0);
            number("odds ratio p", ratio.p(), row.get("p"), 1);
        }
    }

    static void global(GlobalTest actual, JsonNode expected) {
        number("chi-square", actual.statistic(), expected.get("chisq"), 0);
        assertThat(actual.df()).isEqualTo(expected.get("df").asInt());
        p("global", actual.p(), expected.get("p"), Math.sqrt(actual.statistic()));
    }
}
