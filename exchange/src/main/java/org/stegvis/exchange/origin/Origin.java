package org.stegvis.exchange.origin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What stands beside a data file and is no data: whether the participants are made up, and who was assessed.
///
/// @param madeUp null when the participants are real
/// @param screening null when it is not known what happened before enrolment
public record Origin(@Nullable MadeUp madeUp, @Nullable Screening screening) {

    /// The simulation that made the participants up.
    ///
    /// @param scenarioSha256 of the bytes of the scenario file
    public record MadeUp(String scenarioSha256, long seed) {}

    /// The origin file of a data file: `data.origin.yaml` beside `data.csv`.
    public static Path beside(Path data) {
        String name = data.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return data.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".origin.yaml");
    }
}
