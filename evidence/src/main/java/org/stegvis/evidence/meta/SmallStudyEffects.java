package org.stegvis.evidence.meta;

import org.stegvis.estimation.inference.Estimate;

/// All that is asked about small studies, of one meta-analysis. None of it says why they differ.
///
/// @param egger with the model of the meta-analysis
/// @param eggerClassical as first published
/// @param filled with the studies that seem to lack, by the estimator L0
public record SmallStudyEffects(
        Estimate egger, Estimate eggerClassical, SmallStudies.RankCorrelation begg, TrimAndFill filled) {

    /// Asks by three methods whether smaller studies of a meta-analysis found other effects.
    ///
    /// @throws Unpoolable below three studies, and where a study has several effects
    public static SmallStudyEffects of(MetaResult result) {
        MetaAnalysis analysis = result.asked();
        Effects effects = result.effects();
        TrimAndFill filled = TrimAndFill.of(analysis, effects, TrimAndFill.Estimator.L0);
        return new SmallStudyEffects(
                SmallStudies.egger(analysis, effects),
                SmallStudies.eggerClassical(analysis, effects),
                SmallStudies.begg(effects),
                filled);
    }
}
