package org.stegvis.evidence.meta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;

/// A meta-analysis of each subgroup of studies, each with its own τ², and the test that their effects are one.
///
/// @param difference Q between subgroups, `Σ (μ̂_g - μ̂)² / se_g²`, chi-square with one less than there are groups.
///     BORENSTEIN et al. 2009, Introduction to Meta-Analysis, chapter 19
public record Subgroups(Map<String, MetaResult> groups, GlobalTest difference) {

    /// Pools each subgroup by itself, and tests whether the pooled effects differ more than by chance.
    ///
    /// @param analysis how each subgroup is pooled
    /// @param groups the name of the subgroup of each study, in the order of the effects
    /// @throws IllegalArgumentException when there is not one name for each study
    public static Subgroups of(MetaAnalysis analysis, Effects effects, List<String> groups) {
        var results = new LinkedHashMap<String, MetaResult>();
        effects.by(groups).forEach((name, part) -> results.put(name, analysis.of(part)));
        double weights = 0;
        double weighted = 0;
        for (MetaResult result : results.values()) {
            Estimate pooled = result.pooled();
            double weight = 1 / (pooled.se() * pooled.se());
            weights += weight;
            weighted += weight * pooled.estimate();
        }
        double q = 0;
        for (MetaResult result : results.values()) {
            double z = (result.pooled().estimate() - weighted / weights)
                    / result.pooled().se();
            q += z * z;
        }
        int df = results.size() - 1;
        double p = df == 0 ? 1 : ChiSquaredDistribution.of(df).survivalProbability(q);
        return new Subgroups(Collections.unmodifiableMap(results), new GlobalTest.Wald(q, df, p));
    }
}
