package org.stegvis.server.demonstration;

import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.Progress;

/// What is played and where: the demonstration on a server of its own, or a rehearsal beside real trials.
///
/// @param trial the id of its log
/// @param today the day before which the play ends
/// @param stops asked between the days; after a day on which it says yes nothing more is played
record Stage(
        String trial,
        Cast cast,
        Scenario scenario,
        long seed,
        int wanted,
        SimulatedCalendar calendar,
        LocalDate today,
        Progress progress,
        BooleanSupplier stops) {

    /// The first day of enrolment.
    LocalDate first() {
        return today.minusWeeks(Playing.WEEKS);
    }
}
