package org.stegvis.report.input;

import org.jspecify.annotations.Nullable;

/// Where the numbers of a report come from.
///
/// @param protocolSha256 of the bytes of the protocol file
/// @param dataSha256 of the bytes of the data file
/// @param version of Stegvis
/// @param seed of the simulation, null for data that were not simulated
/// @param madeUp whether the participants are made up
public record Provenance(
        String protocolSha256,
        String dataSha256,
        String version,
        @Nullable Long seed,
        boolean madeUp) {}
