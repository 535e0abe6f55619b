package org.stegvis.cli.analysis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;

/// What is true, beside what was estimated.
///
/// @param effect null where it is not known
record TrueBeside(TrueEffects.@Nullable Effect effect) {

    /// @param truth null when no true values are shown
    /// @param isFirst whether the values are the answer of the analysis
    static TrueBeside of(@Nullable TrueEffects truth, Analysis analysis, Section.Values values, boolean isFirst) {
        return new TrueBeside(truth == null ? null : effect(truth, analysis, values, isFirst));
    }

    private static TrueEffects.@Nullable Effect effect(
            TrueEffects truth, Analysis analysis, Section.Values values, boolean isFirst) {
        for (TrueEffects.Times times : truth.times()) {
            if (times.analysis().id().equals(analysis.id())) {
                return switch (values.quantity()) {
                    case Quantity.RestrictedMean(var until, var unit) ->
                        until == times.horizon() ? times.means() : null;
                    case Quantity.WithoutEvent(var until, var unit) -> without(times, until);
                    case Quantity.AtVisit visit -> null;
                    case Quantity.Area area -> null;
                };
            }
        }
        return truth.analyses().stream()
                .filter(each -> isFirst && each.analysis().id().equals(analysis.id()))
                .findFirst()
                .orElse(null);
    }

    private static TrueEffects.@Nullable Effect without(TrueEffects.Times times, double until) {
        return times.without().stream()
                .filter(each -> each.time() == until)
                .map(TrueEffects.Without::probabilities)
                .findFirst()
                .orElse(null);
    }

    String of(NamedEstimate value) {
        if (effect == null) {
            return "";
        }
        TrueEffects.Value found = effect.value(value.name());
        return shown(found.value(), found.standardError());
    }

    String of(Contrast contrast) {
        if (effect == null) {
            return "";
        }
        TrueEffects.Contrast found = effect.contrast(contrast.of(), contrast.versus());
        return shown(found.value(), found.standardError());
    }

    private static String shown(double value, double error) {
        return String.format(Locale.ROOT, "  true %.3f (Monte Carlo error %.4f)", value, error);
    }
}
