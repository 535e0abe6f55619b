package org.stegvis.evidence.certainty;

/// What a proposal stands on, with its numbers; or why none can be made.
public sealed interface Ground {

    /// The share of the weight, from 0 to 1, of studies with some concerns or a high risk of bias.
    record BiasOfWeight(double share) implements Ground {}

    /// Most of the weight has no rating.
    record NotRated(double share) implements Ground {}

    /// One study: nothing differs.
    record OneStudy() implements Ground {}

    /// A synthesis entered as one effect; what differs inside it is not seen.
    record InsideSynthesis() implements Ground {}

    /// How much studies differ.
    ///
    /// @param iSquared per cent
    /// @param crosses whether a new study may fall on the other side although the pooled interval does not
    record Spread(double iSquared, boolean crosses) implements Ground {}

    /// Whether the people, treatments and outcomes are those of the question is for people to say.
    record NeedsReading() implements Ground {}

    /// The pooled interval against no effect and the least important difference.
    ///
    /// @param includesNone whether it includes no effect
    /// @param includesImportant whether it includes an important effect
    /// @param includesBoth whether it includes an important effect either way
    /// @param fraction of the required information; NaN without a least important difference
    record Width(boolean includesNone, boolean includesImportant, boolean includesBoth, double fraction)
            implements Ground {}

    /// Egger's test of asymmetry.
    record Asymmetry(double p) implements Ground {}

    /// Below ten studies a test of asymmetry says little.
    record TooFew(int studies) implements Ground {}
}
