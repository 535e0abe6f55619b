package org.stegvis.report.input;

import org.jspecify.annotations.Nullable;

/// Where the numbers of a report come from.
///
/// @param version of Stegvis
/// @param protocolSha256 of the bytes of the protocol file
/// @param dataSha256 of the bytes of the data file
/// @param mappingSha256 of the bytes of the mapping file, null when the data were read without one
/// @param madeUp whether the participants are made up
/// @param simulation what made them up, null when it is not known or they are real
/// @param truth what the true values rest on, null when none are shown
/// @param publishedSha256 of the bytes of the file of published results, null when none are shown
public record Provenance(
        String version,
        String protocolSha256,
        String dataSha256,
        @Nullable String mappingSha256,
        boolean madeUp,
        @Nullable Simulation simulation,
        @Nullable Truth truth,
        @Nullable String publishedSha256) {

    /// What it takes to make the same participants up again.
    ///
    /// @param scenarioSha256 of the bytes of the scenario file
    public record Simulation(String scenarioSha256, long seed) {}

    /// What it takes to compute the same true values again.
    ///
    /// @param scenarioSha256 of the bytes of the scenario file
    /// @param participants how many made-up participants the true values rest on
    public record Truth(String scenarioSha256, int participants, long seed) {}

    /// Of real participants, read without a mapping, with nothing beside the estimates.
    public static Provenance of(String version, String protocolSha256, String dataSha256) {
        return new Provenance(version, protocolSha256, dataSha256, null, false, null, null, null);
    }

    public Provenance mappedBy(@Nullable String sha256) {
        return new Provenance(version, protocolSha256, dataSha256, sha256, madeUp, simulation, truth, publishedSha256);
    }

    /// The same of participants who are made up, which the report then says.
    ///
    /// @param by what made them up; null when it is not known
    public Provenance madeUpBy(@Nullable Simulation by) {
        return new Provenance(version, protocolSha256, dataSha256, mappingSha256, true, by, truth, publishedSha256);
    }

    public Provenance withTruth(Truth shown) {
        return new Provenance(
                version, protocolSha256, dataSha256, mappingSha256, madeUp, simulation, shown, publishedSha256);
    }

    public Provenance withPublished(String sha256) {
        return new Provenance(version, protocolSha256, dataSha256, mappingSha256, madeUp, simulation, truth, sha256);
    }
}
