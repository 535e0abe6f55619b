package org.stegvis.evidence.file;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.StudyResult.Effect;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// An estimate and its interval as printed, held to be possible together. The standard error is the width of the
/// interval over that of the normal distribution at the same level.
///
/// @param at where the estimate stands
/// @param ends where the ends of the interval stand
/// @param level of the interval, never changed to another
public record PublishedInterval(
        EffectMeasure measure, Node at, double printed, List<Node> ends, double low, double high, double level) {
    /// An estimate further from the middle of its interval than this share of the width may be a misprint.
    private static final double FAR = 0.1;

    public PublishedInterval {
        ends = List.copyOf(ends);
    }

    /// The effect on the scale on which it is pooled; null, with findings, when the numbers contradict each other.
    ///
    /// @param isQuoted whether it is shown only, so that a likely misprint is a warning
    public @Nullable Effect effect(boolean isQuoted, Findings findings) {
        Node interval = ends.getFirst();
        if (!isPossible(at, printed, measure, findings)
                || !isPossible(interval, low, measure, findings)
                || !isPossible(ends.getLast(), high, measure, findings)) {
            return null;
        }
        double estimate = measure.pooled(printed);
        double lower = measure.pooled(low);
        double upper = measure.pooled(high);
        if (!(lower < upper)) {
            findings.error(interval, "an interval from " + low + " to " + high, "the lower end first", "");
            return null;
        }
        if (estimate < lower || estimate > upper) {
            findings.error(
                    at,
                    "an estimate of " + printed + " outside its interval " + low + " to " + high,
                    "an estimate inside its interval",
                    "Look at the signs: intervention less comparison.");
            return null;
        }
        checkMiddle(isQuoted, findings);
        return new Effect(estimate, (upper - lower) / (2 * quantile(level)), lower, upper, level);
    }

    /// Whether the estimate is about the middle of the interval. They may be apart by the unit of the last
    /// digit printed without a mistake.
    public boolean isNearMiddle() {
        var nodes = new ArrayList<>(ends);
        nodes.add(at);
        double unit = Rounding.unit(nodes) / (measure.isRatio() ? printed : 1);
        double lower = measure.pooled(low);
        double upper = measure.pooled(high);
        double off = Math.abs(measure.pooled(printed) - (lower + upper) / 2);
        return off <= FAR * (upper - lower) + unit;
    }

    private void checkMiddle(boolean isQuoted, Findings findings) {
        if (isNearMiddle()) {
            return;
        }
        String found = "an estimate far from the middle of its interval";
        String expected = "about the middle; one of the numbers may be a misprint";
        if (isQuoted) {
            findings.warning(at, found, expected, "It is quoted and not pooled.");
        } else {
            findings.error(
                    at,
                    found,
                    expected,
                    "If it is printed so, say why it is not pooled under 'quoted-only', or give 'se'.");
        }
    }

    /// Whether a number can be one of this measure; else a finding.
    static boolean isPossible(Node at, double printed, EffectMeasure measure, Findings findings) {
        if (measure.isRatio() && printed <= 0) {
            findings.error(at, at.shown(), "a ratio above 0", "Give the ratio itself and not its logarithm.");
            return false;
        }
        return true;
    }

    static double quantile(double level) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    }
}
