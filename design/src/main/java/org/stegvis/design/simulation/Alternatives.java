package org.stegvis.design.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.design.simulation.Course.Attendance;
import org.stegvis.randomisation.CounterSource;

/// Lets participants live under all ways of all targets, and adds up what comes out.
///
/// Ways that agree share a life; where they part, the life is copied.
final class Alternatives {
    private final Behaviour behaviour;
    private final List<Target> targets;
    /// By target and reading.
    private final List<List<Moments>> moments;
    private int enrolled;

    Alternatives(Behaviour behaviour, List<Target> targets) {
        this.behaviour = behaviour;
        this.targets = targets;
        this.moments = targets.stream()
                .map(target -> target.readings().stream()
                        .map(reading -> new Moments(target.ways().size()))
                        .toList())
                .toList();
    }

    /// One way on its way.
    private record Led(int target, int way, Leading leading) {}

    int enrolled() {
        return enrolled;
    }

    void add(Alternatives other) {
        enrolled += other.enrolled;
        for (int target = 0; target < moments.size(); target++) {
            for (int reading = 0; reading < moments.get(target).size(); reading++) {
                moments.get(target).get(reading).add(other.moments.get(target).get(reading));
            }
        }
    }

    /// One person is assessed and, if it comes to that, lives under every way.
    void live(CounterSource chance, int number) {
        var course = Course.of(
                behaviour,
                Attendance.COMPLETE,
                chance,
                number,
                behaviour.scenario().calendar().start());
        Step step = course.advance();
        if (course.history().facts().enrolled() == null) {
            return;
        }
        enrolled++;
        var outcomes = new ArrayList<double[][]>();
        var all = new ArrayList<Led>();
        for (int target = 0; target < targets.size(); target++) {
            List<Target.Way> ways = targets.get(target).ways();
            outcomes.add(new double[targets.get(target).readings().size()][ways.size()]);
            for (double[] each : outcomes.getLast()) {
                Arrays.fill(each, Double.NaN);
            }
            for (int way = 0; way < ways.size(); way++) {
                all.add(new Led(target, way, ways.get(way).leading()));
            }
        }
        follow(course, step, 0, all, outcomes);
        for (int target = 0; target < targets.size(); target++) {
            for (int reading = 0; reading < moments.get(target).size(); reading++) {
                moments.get(target).get(reading).add(outcomes.get(target)[reading]);
            }
        }
    }

    /// @param seen how many events of the history the ways have been told of
    private void follow(Course course, Step step, int seen, List<Led> ways, List<double[][]> outcomes) {
        List<Event> events = course.history().events();
        List<Led> here = ways.stream()
                .map(led -> new Led(led.target, led.way, passed(led.leading, events.subList(seen, events.size()))))
                .toList();
        if (!(step instanceof Step.Allocate allocate)) {
            end(course.person(), here, outcomes);
            return;
        }
        double uniform =
                course.person().uniform(behaviour.decision(allocate.decision()).allocationPart());
        Map<String, List<Led>> byOption = new LinkedHashMap<>();
        for (Led led : here) {
            Leading.Answer answer = led.leading.at(allocate, uniform);
            String option = answer.option();
            if (option != null) {
                byOption.computeIfAbsent(option, first -> new ArrayList<>())
                        .add(new Led(led.target, led.way, answer.next()));
            }
        }
        byOption.forEach((option, led) -> {
            Course other = byOption.size() == 1 ? course : course.copy();
            other.allocated(event(other, allocate, option));
            int told = other.history().events().size();
            follow(other, other.advance(), told, led, outcomes);
        });
    }

    private static Leading passed(Leading leading, List<Event> events) {
        Leading after = leading;
        for (Event event : events) {
            if (event instanceof Event.Continued continued) {
                after = after.passing(continued.decision(), continued.route());
            }
            if (event instanceof Event.Left left) {
                after = after.passing(left.decision(), left.route());
            }
        }
        return after;
    }

    private void end(Person person, List<Led> ways, List<double[][]> outcomes) {
        for (Led led : ways) {
            if (led.leading.hasApplied()) {
                Target target = targets.get(led.target);
                for (int reading = 0; reading < target.readings().size(); reading++) {
                    outcomes.get(led.target)[reading][led.way] =
                            target.readings().get(reading).of(person);
                }
            }
        }
    }

    private static Event.Allocated event(Course course, Step.Allocate step, String option) {
        return new Event.Allocated(
                course.on(step.visit()),
                step.decision(),
                step.visit(),
                step.route(),
                step.responseClass(),
                option,
                step.offering().how(),
                step.offering().probability(option));
    }

    TrueEffects effects() {
        var effects = new ArrayList<TrueEffects.Effect>();
        var times = new ArrayList<TrueEffects.Times>();
        for (int target = 0; target < targets.size(); target++) {
            Target each = targets.get(target);
            if (each.isOfTimes()) {
                times.add(times(each, moments.get(target)));
            } else {
                effects.add(effect(each, moments.get(target).getFirst()));
            }
        }
        return new TrueEffects(enrolled, effects, times);
    }

    private static TrueEffects.Times times(Target target, List<Moments> moments) {
        var without = new ArrayList<TrueEffects.Without>();
        double horizon = Double.NaN;
        for (int reading = 0; reading < moments.size(); reading++) {
            switch (target.readings().get(reading)) {
                case Reading.NoEvent(var outcome, var time) ->
                    without.add(new TrueEffects.Without(time, effect(target, moments.get(reading))));
                case Reading.TimeWithoutEvent(var outcome, var until) -> horizon = until;
                case Reading.Outcome outcome -> {}
            }
        }
        return new TrueEffects.Times(horizon, effect(target, moments.getFirst()), without);
    }

    private static TrueEffects.Effect effect(Target target, Moments moments) {
        var values = new ArrayList<TrueEffects.Value>();
        var contrasts = new ArrayList<TrueEffects.Contrast>();
        List<Target.Way> ways = target.ways();
        for (int way = 0; way < ways.size(); way++) {
            values.add(new TrueEffects.Value(
                    ways.get(way).name(), moments.mean(way), moments.standardErrorOfMean(way), moments.count(way)));
            for (int other = way + 1; other < ways.size(); other++) {
                contrasts.add(contrast(target, moments, way, other));
            }
        }
        return new TrueEffects.Effect(target.analysis(), values, contrasts);
    }

    private static TrueEffects.Contrast contrast(Target target, Moments moments, int one, int other) {
        String of = target.ways().get(one).name();
        String versus = target.ways().get(other).name();
        return target.isPaired()
                ? new TrueEffects.Contrast(
                        of, versus, moments.paired(one, other), moments.standardErrorOfPaired(one, other))
                : new TrueEffects.Contrast(
                        of,
                        versus,
                        moments.mean(one) - moments.mean(other),
                        moments.standardErrorOfDifference(one, other));
    }
}
