package org.stegvis.exchange.results;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A results document as far as another reader needs it: which trial, and the contrasts of each analysis.
///
/// @param protocol the id of the protocol
/// @param participants rows of the data
/// @param created the day on which it was made, null when the document does not tell
/// @param isSimulated whether its participants are made up
public record ResultsDocument(
        String protocol, int participants, @Nullable LocalDate created, boolean isSimulated, List<Analysis> analyses) {
    public ResultsDocument {
        analyses = List.copyOf(analyses);
    }

    /// One analysis.
    ///
    /// @param n those analysed
    /// @param contrasts differences `of` less `versus`, of means or risks at a visit
    /// @param notEstimable why there is nothing, null when there is
    public record Analysis(
            String id,
            String title,
            String outcome,
            int n,
            List<Contrast> contrasts,
            List<OddsRatio> oddsRatios,
            @Nullable String notEstimable) {
        public Analysis {
            contrasts = List.copyOf(contrasts);
            oddsRatios = List.copyOf(oddsRatios);
        }
    }

    /// A difference with its interval at `level`.
    public record Contrast(
            String of, String versus, double estimate, double se, double lower, double upper, double level) {}

    /// An odds ratio with its interval at `level`.
    ///
    /// @param logSe the standard error of its logarithm; null in a document of before, which does not hold it
    public record OddsRatio(
            String of,
            String versus,
            double ratio,
            @Nullable Double logSe,
            double lower,
            double upper,
            double level) {}
}
