package org.stegvis.estimation;

import java.util.List;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.OddsRatio;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Link;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.regime.EmbeddedRegime;

/// What one planned analysis found.
public sealed interface Result {

    Analysis analysis();

    Numbers numbers();

    /// How many participants an analysis stands on.
    ///
    /// @param inData participants in the data who belong to the comparison
    /// @param analysed those with outcome and covariates
    /// @param withoutOutcome those whose outcome is missing
    /// @param withoutCovariate those with the outcome but without some covariate
    /// @param rows rows of the model, larger than `analysed` where participants are replicated
    record Numbers(int inData, int analysed, int withoutOutcome, int withoutCovariate, int rows) {}

    /// The values of all embedded regimes.
    ///
    /// @param coefficients on the scale of the link: one a regime, then the covariates
    /// @param values mean or probability under each regime, at the mean covariates, in the order of the protocol
    /// @param contrasts differences of values, each regime with each later one
    /// @param oddsRatios for the logit link, else none
    /// @param equality the test that all values are the same
    record OfRegimes(
            Analysis analysis,
            Numbers numbers,
            Link link,
            List<NamedEstimate> coefficients,
            List<EmbeddedRegime> regimes,
            List<NamedEstimate> values,
            List<Contrast> contrasts,
            List<OddsRatio> oddsRatios,
            GlobalTest equality)
            implements Result {
        public OfRegimes {
            coefficients = List.copyOf(coefficients);
            regimes = List.copyOf(regimes);
            values = List.copyOf(values);
            contrasts = List.copyOf(contrasts);
            oddsRatios = List.copyOf(oddsRatios);
        }
    }

    /// The comparison of the options of one decision.
    ///
    /// @param coefficients one an option, then the covariates; none for a binary outcome, whose risks are
    /// standardised
    /// @param means mean or risk under each option or group of options, at the covariates of all
    /// @param contrasts differences of means, each option with each later one
    record OfOptions(
            Analysis analysis,
            Numbers numbers,
            Link link,
            List<NamedEstimate> coefficients,
            List<NamedEstimate> means,
            List<Contrast> contrasts,
            GlobalTest equality)
            implements Result {
        public OfOptions {
            coefficients = List.copyOf(coefficients);
            means = List.copyOf(means);
            contrasts = List.copyOf(contrasts);
        }
    }

    /// The data do not allow the analysis.
    record NotEstimable(Analysis analysis, Numbers numbers, Diagnosis why) implements Result {}
}
