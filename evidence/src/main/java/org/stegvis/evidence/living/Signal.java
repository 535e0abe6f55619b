package org.stegvis.evidence.living;

/// Something that speaks for a new look at a recommendation, with its size.
///
/// The quantitative ones are those of SHOJANIA et al. 2007, Ann Intern Med 147:224-233: significance changes, or the
/// effect changes by half or more. Importance and weight are ours: see `docs/reference/evidence.md`.
public sealed interface Signal {

    /// No published estimate of what it rests on could be verified.
    record NothingBefore() implements Signal {}

    /// An interval that included no effect now excludes it.
    record SignificanceGained() implements Signal {}

    /// An interval that excluded no effect now includes it.
    record SignificanceLost() implements Signal {}

    /// The estimate has changed sides.
    record DirectionReversed() implements Signal {}

    /// The effect has changed by half or more.
    ///
    /// @param share of the old effect: 0.6 when it has grown by 60 per cent, -0.6 when it has shrunk by as much
    record MagnitudeChanged(double share) implements Signal {}

    /// The estimate was beyond the least important difference, and is not any more.
    record ImportanceLost() implements Signal {}

    /// The estimate was not beyond the least important difference, and now is.
    record ImportanceGained() implements Signal {}

    /// The intervention does harm, by an interval that excludes none, and this was not known before.
    record HarmFound() implements Signal {}

    /// Most of the weight of today's estimate was published after the recommendation.
    ///
    /// @param share from 0.5 to 1
    record MostlyNewer(double share) implements Signal {}
}
