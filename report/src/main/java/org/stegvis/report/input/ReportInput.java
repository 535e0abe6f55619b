package org.stegvis.report.input;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.multiplicity.Family;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.origin.Screening;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// All that a report is made from.
///
/// @param results of the planned analyses, in the order of the protocol
/// @param screening null when it is not known what happened before randomisation
/// @param references values from elsewhere to show beside the estimates
public record ReportInput(
        Protocol protocol,
        TrialData data,
        List<Result> results,
        Provenance provenance,
        Language language,
        @Nullable Screening screening,
        List<ReferenceValue> references) {
    public ReportInput {
        results = List.copyOf(results);
        references = List.copyOf(references);
    }

    /// With what the contrasts of each result say as one family.
    public static ReportInput of(
            Protocol protocol, TrialData data, List<Result> results, Provenance provenance, Language language) {
        List<Result> withFamilies = results.stream()
                .map(result -> Family.added(
                        result,
                        protocol.measure(result.analysis().outcome().measure()).better()))
                .toList();
        return new ReportInput(protocol, data, withFamilies, provenance, language, null, List.of());
    }

    public ReportInput with(@Nullable Screening known) {
        return new ReportInput(protocol, data, results, provenance, language, known, references);
    }

    public ReportInput with(List<ReferenceValue> known) {
        return new ReportInput(protocol, data, results, provenance, language, screening, known);
    }

    public ReportInput in(Language other) {
        return new ReportInput(protocol, data, results, provenance, other, screening, references);
    }
}
