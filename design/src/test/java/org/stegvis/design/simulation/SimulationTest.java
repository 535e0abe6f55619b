package org.stegvis.design.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;

class SimulationTest {
    @Test
    void those_who_do_not_meet_a_criterion_or_decline_are_counted() {
        var trial = TinyTrial.with(TinyTrial.SCENARIO + "consent: 0.5\n")
                .simulation()
                .run(2_000, 3);
        Screening screening = trial.screening();

        assertThat(screening.byCriterion()).containsExactly(entry("not-old", screening.ineligible()));
        assertThat(screening.ineligible() / (double) screening.assessed()).isCloseTo(0.25, within(0.03));
        assertThat(screening.declined() / (double) (screening.assessed() - screening.ineligible()))
                .isCloseTo(0.5, within(0.04));
        assertThat(screening.enrolled()).isEqualTo(2_000);
    }

    @Test
    void a_trial_that_nobody_can_enter_is_given_up_with_the_criteria_that_fail() {
        var nobody = TinyTrial.with(TinyTrial.SCENARIO.replace("probability: 0.25", "probability: 1"));

        assertThatThrownBy(() -> nobody.simulation().run(1, 1))
                .isInstanceOf(UnplayableScenario.class)
                .hasMessageContaining("not-old=10000");
        assertThatThrownBy(() -> Truth.of(nobody.protocol(), nobody.scenario()).run(10, 1))
                .isInstanceOf(UnplayableScenario.class)
                .hasMessageContaining("only 0 could enrol");
    }

    @Test
    void a_parameter_that_cannot_be_told_is_named() {
        var scenario = TinyTrial.SCENARIO.replace("0.6 * y@start", "1 / (y@start - y@start)");

        assertThatThrownBy(() -> TinyTrial.with(scenario).simulation().run(1, 1))
                .isInstanceOf(UnplayableScenario.class)
                .hasMessageContaining("The mean of y@middle cannot be told");
    }

    @Test
    void a_missed_visit_has_its_value_all_the_same() {
        var scenario = TinyTrial.SCENARIO + "missing: {middle: 1}\n";
        var data = TinyTrial.with(scenario).simulation().run(500, 1).data();

        assertThat(data.numbers("y@middle").toArray()).containsOnly(Double.NaN);
        // sd of y@end is sqrt(5): y@middle has variance 1, and nobody is randomised again
        double mean = Arrays.stream(data.numbers("y@end").toArray()).average().orElse(Double.NaN);
        assertThat(mean).isCloseTo(0.25, within(4 * Math.sqrt(5.1 / 500)));
    }

    @Test
    void nothing_follows_a_withdrawal() {
        var scenario =
                TinyTrial.SCENARIO + "withdraw: {middle: 0.5}\ndecisions: {first: {start: 0.5, complete: 0.5}}\n";
        var trial = TinyTrial.with(scenario).simulation().run(400, 1);

        List<History> gone = trial.histories().stream()
                .filter(history -> history.facts().withdrawn() != null)
                .toList();
        assertThat(gone.size() / 400.0).isCloseTo(0.5, within(0.1));
        assertThat(gone).allMatch(history -> history.events().getLast() instanceof Event.Withdrawn);
        assertThat(trial.data().numbers("withdrawn.week").toArray()).contains(8.0);
    }

    @Test
    void a_treatment_has_no_some_or_all_of_its_sessions() {
        var scenario = TinyTrial.SCENARIO + "decisions: {first: {start: 0.8, complete: 0.5}}\n";
        var treated = TinyTrial.with(scenario).simulation().run(1_000, 1).histories().stream()
                .flatMap(history -> history.events().stream())
                .filter(event -> event instanceof Event.Treated)
                .map(Event.Treated.class::cast)
                .toList();

        assertThat(treated).hasSize(1_000);
        assertThat(treated.stream().filter(each -> each.sessions() > 0).count() / 1000.0)
                .isCloseTo(0.8, within(0.05));
        assertThat(treated.stream().filter(Event.Treated::completed).count() / 1000.0)
                .isCloseTo(0.4, within(0.06));
        assertThat(treated).extracting(Event.Treated::sessions).contains(0, 1, 2, 3, 4);
    }

    @Test
    void participants_enrol_evenly_from_the_first_day() {
        var scenario = TinyTrial.SCENARIO + "enrolment: {start: 2024-02-01, per-week: 7}\n";
        var trial = TinyTrial.with(scenario).simulation().run(10, 1);

        assertThat(trial.histories())
                .extracting(history -> history.facts().enrolled())
                .startsWith(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 2))
                .endsWith(LocalDate.of(2024, 2, 10));
    }

    @Test
    void progress_is_told_for_each_participant() {
        var heard = new ArrayList<Integer>();
        TinyTrial.with(TinyTrial.SCENARIO).simulation().run(3, 1, (enrolled, wanted) -> heard.add(enrolled));

        assertThat(heard).containsExactly(1, 2, 3);
    }

    @Test
    void options_within_what_is_acceptable_now_are_offered_later_in_the_trial() {
        var starD = Trials.trial("star-d").simulation().run(200, 1).data();

        assertThat(starD.numbers("level-3.probability").toArray()).contains(0.5);
    }

    @Test
    void a_scenario_for_another_protocol_is_refused() {
        var scenario = Trials.trial("codiacs").scenario();

        assertThatThrownBy(() -> Simulation.of(TinyTrial.protocol(), scenario))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'codiacs'");
    }
}
