package org.stegvis.design.simulation;

import java.util.ArrayList;
import org.stegvis.conduct.History;
import org.stegvis.conduct.Step;
import org.stegvis.design.scenario.Calendar;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.Course.Attendance;
import org.stegvis.protocol.Protocol;
import org.stegvis.randomisation.CounterSource;

/// Plays a trial out with made-up participants: their events are answered to the same engine that runs real trials.
///
/// What chance does to a participant depends on the seed and on the participant's number alone; allocations depend
/// on the seed and on the order of enrolment. So the same seed gives the same trial. Immutable; may be run by
/// several threads.
public final class Simulation {
    private final Behaviour behaviour;

    private Simulation(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /// Readies a trial to be played: people come by site, and response is classified as the scenario says.
    ///
    /// @throws IllegalArgumentException when the scenario is for another protocol
    public static Simulation of(Protocol protocol, Scenario scenario) {
        return new Simulation(Behaviour.inTrial(protocol, scenario));
    }

    /// Assesses made-up people, one after the other, until so many are enrolled; each is followed to the end.
    ///
    /// @throws UnplayableScenario when nobody can enrol, or a parameter cannot be told
    public SimulatedTrial run(int participants, long seed, Progress progress) {
        if (participants < 1) {
            throw new IllegalArgumentException("The number of participants (" + participants + ") must be positive.");
        }
        var chance = new CounterSource(seed);
        var lists = new AllocationLists(behaviour.protocol(), chance);
        var enrolled = new ArrayList<History>(participants);
        var door = new Door(behaviour.protocol());
        Arrivals arrivals = behaviour.arrivals();
        if (arrivals != null) {
            arrivals.begin(chance);
        }
        Calendar calendar = behaviour.scenario().calendar();
        while (enrolled.size() < participants) {
            door.requireHope(enrolled.size());
            var course = Course.of(
                    behaviour,
                    Attendance.AS_IN_SCENARIO,
                    chance,
                    door.assessed(),
                    arrivals,
                    arrivals == null ? calendar.day(enrolled.size()) : calendar.day(arrivals.week(door.assessed())));
            Step last = course.advance();
            while (last instanceof Step.Allocate allocate) {
                course.allocated(lists.allocate(allocate, course.on(allocate.visit())));
                last = course.advance();
            }
            if (door.lets(last, course.history())) {
                enrolled.add(course.history());
                progress.at(enrolled.size(), participants);
            }
        }
        return new SimulatedTrial(
                behaviour.written(),
                enrolled,
                door.screening(),
                arrivals == null ? participants / calendar.perWeek() : arrivals.week(door.assessed() - 1));
    }

    /// The same without hearing how far it has come.
    public SimulatedTrial run(int participants, long seed) {
        return run(participants, seed, Progress.SILENT);
    }
}
