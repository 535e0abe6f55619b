package org.stegvis.design.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;

/// What holds of every simulation, whatever the seed.
class SimulationLaws {
    private static final Simulation BACK_PAIN = Trials.trial("back-pain").simulation();
    private static final Trials.Trial SNSMART = Trials.trial("snsmart");

    @Property(tries = 20)
    void the_same_seed_gives_the_same_trial(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int participants) {
        var one = BACK_PAIN.run(participants, seed);
        var again = BACK_PAIN.run(participants, seed);

        assertThat(again).isEqualTo(one);
        EveryTrialTest.assertSame(again.data(), one.data());
    }

    @Property(tries = 20)
    void a_larger_trial_begins_with_the_smaller_one(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int participants) {
        List<History> small = BACK_PAIN.run(participants, seed).histories();
        List<History> large = BACK_PAIN.run(participants + 20, seed).histories();

        assertThat(large.subList(0, participants)).isEqualTo(small);
    }

    @Property(tries = 20)
    void another_seed_gives_other_participants(@ForAll long seed) {
        assertThat(BACK_PAIN.run(20, seed).histories())
                .isNotEqualTo(BACK_PAIN.run(20, seed + 1).histories());
    }

    @Property(tries = 20)
    void events_come_in_order_of_time(@ForAll long seed) {
        for (History history : BACK_PAIN.run(30, seed).histories()) {
            List<Event> visits = history.events().stream()
                    .filter(event -> event instanceof Event.Assessed || event instanceof Event.Missed)
                    .toList();
            assertThat(visits).isSortedAccordingTo(Comparator.comparing(Event::on));
            assertThat(history.events().stream().filter(Event.Treated.class::isInstance))
                    .allMatch(treated ->
                            !treated.on().isBefore(history.events().getFirst().on()));
        }
    }

    @Property(tries = 3)
    void the_truth_has_the_same_bits_again(@ForAll long seed) {
        assertThat(Truth.of(SNSMART.protocol(), SNSMART.scenario()).run(100, seed))
                .isEqualTo(Truth.of(SNSMART.protocol(), SNSMART.scenario()).run(100, seed));
    }
}
