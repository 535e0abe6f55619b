package org.stegvis.design.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.RandomScenarios;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.RandomProtocols;
import org.stegvis.protocol.expression.Reference;

/// The compiled path and the engine that runs real trials are two engines with one answer: event by event,
/// for protocols and scenarios made by chance.
class CompiledLaws {
    private static final int PARTICIPANTS = 30;

    private record Made(Protocol protocol, Scenario scenario) {
        static Made of(long seed) {
            var random = new SplittableRandom(seed);
            Protocol protocol = RandomProtocols.of(random);
            while (!CompiledTrial.isFor(protocol)) {
                protocol = RandomProtocols.of(random);
            }
            return new Made(protocol, RandomScenarios.of(protocol, random));
        }

        SimulatedTrial throughEngine(long trial) {
            return Simulation.of(protocol, scenario).run(PARTICIPANTS, trial);
        }
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void any_protocol_under_any_scenario_has_the_same_events_in_both(@ForAll long seed) {
        Made made = Made.of(seed);
        CompiledTrial compiled = CompiledTrial.of(made.protocol(), made.scenario(), PARTICIPANTS);
        // The second trial stands in columns that the first has used.
        for (long trial = seed; trial != seed + 2; trial++) {
            SimulatedTrial engine = made.throughEngine(trial);
            compiled.run(trial);
            assertThat(compiled.assessed()).isEqualTo(engine.screening().assessed());
            for (int row = 0; row < PARTICIPANTS; row++) {
                History history = engine.histories().get(row);
                assertThat(Told.of(compiled, row))
                        .as("participant %d under seed %d", row, trial)
                        .isEqualTo(Told.inOneOrder(history.events()));
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void drawing_only_what_the_analyses_need_changes_nothing_that_they_see(@ForAll long seed) {
        Made made = Made.of(seed);
        CompiledTrial whole = CompiledTrial.of(made.protocol(), made.scenario(), PARTICIPANTS);
        CompiledTrial sparing = CompiledTrial.of(
                made.protocol(), made.scenario(), PARTICIPANTS, made.protocol().analyses());
        for (long trial = seed; trial != seed + 2; trial++) {
            whole.run(trial);
            sparing.run(trial);
            assertThat(sparing.assessed()).isEqualTo(whole.assessed());
            for (int row = 0; row < PARTICIPANTS; row++) {
                assertThat(sparing.sheet().subject[row]).isEqualTo(whole.sheet().subject[row]);
                assertThat(sparing.sheet().withdrawn[row]).isEqualTo(whole.sheet().withdrawn[row]);
                for (int p = 0; p < made.protocol().decisions().size(); p++) {
                    var one = sparing.sheet().decided[p];
                    var other = whole.sheet().decided[p];
                    assertThat(one.kind[row]).isEqualTo(other.kind[row]);
                    assertThat(name(sparing, one.option[row])).isEqualTo(name(whole, other.option[row]));
                    assertThat(name(sparing, one.responseClass[row])).isEqualTo(name(whole, other.responseClass[row]));
                    assertThat(one.how(row)).isEqualTo(other.how(row));
                }
                for (Analysis analysis : made.protocol().analyses()) {
                    for (Reference reference : analysis.outcome().references()) {
                        assertThat(sparing.sheet().seen().number(reference)[row])
                                .isEqualTo(whole.sheet().seen().number(reference)[row]);
                    }
                    for (Reference reference : analysis.adjust()) {
                        assertThat(sparing.sheet().seen().number(reference)[row])
                                .isEqualTo(whole.sheet().seen().number(reference)[row]);
                        assertThat(name(sparing, sparing.sheet().seen().level(reference)[row]))
                                .isEqualTo(name(whole, whole.sheet().seen().level(reference)[row]));
                    }
                }
            }
        }
    }

    /// Each trial has numbers of its own for names.
    private static String name(CompiledTrial trial, int code) {
        return code == Names.MISSING ? "" : trial.names().name(code);
    }

    /// What is never made is never held to anything.
    @Example
    void everything_that_can_happen_happens_in_what_is_made_by_chance() {
        var seen = new TreeSet<String>();
        for (long seed = 0; seed < 60; seed++) {
            Made.of(seed).throughEngine(seed).histories().stream()
                    .flatMap(history -> history.events().stream())
                    .forEach(event -> seen.add(kind(event)));
        }
        assertThat(seen)
                .contains(
                        "BY_CHANCE",
                        "BY_CHOICE",
                        "ONLY_OPTION",
                        "Continued",
                        "Left",
                        "Missed",
                        "Treated",
                        "Withdrawn",
                        "Assessed");
    }

    private static String kind(Event event) {
        return event instanceof Event.Allocated allocated
                ? allocated.how().name()
                : event.getClass().getSimpleName();
    }
}
