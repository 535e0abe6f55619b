package org.stegvis.design.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.conduct.Engine;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.Step;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;

/// Every trial file played out under its scenario.
class EveryTrialTest {
    private static final int PARTICIPANTS = 800;
    private static final Map<String, SimulatedTrial> SIMULATED = new HashMap<>();

    static List<String> ids() {
        return Trials.ids();
    }

    private static SimulatedTrial simulated(String id) {
        return SIMULATED.computeIfAbsent(
                id, absent -> Trials.trial(id).simulation().run(PARTICIPANTS, 20_260_101));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void its_scenario_is_accepted_without_a_warning_and_says_what_is_assumed(String id) {
        var trial = Trials.trial(id);

        assertThat(ScenarioReader.read(Trials.folder().resolve(id + ".scenario.yaml"), trial.protocol())
                        .findings())
                .isEmpty();
        assertThat(trial.scenario().notes()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void those_assessed_are_enrolled_or_counted_among_the_others(String id) {
        var trial = simulated(id);
        Screening screening = trial.screening();

        assertThat(trial.histories()).hasSize(PARTICIPANTS);
        assertThat(screening.enrolled()).isEqualTo(PARTICIPANTS);
        assertThat(screening.byCriterion().values().stream()
                        .mapToInt(each -> each)
                        .sum())
                .isGreaterThanOrEqualTo(screening.ineligible());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_engine_has_nothing_more_to_ask_of_anybody(String id) {
        var trial = simulated(id);
        var engine = Engine.of(trial.protocol());

        assertThat(trial.histories())
                .extracting(engine::next)
                .allMatch(step -> step instanceof Step.Stop || step instanceof Step.Wait);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_data_tell_the_same_way_through_the_decisions_as_the_events(String id) {
        var trial = simulated(id);
        TrialData data = trial.data();

        for (int row = 0; row < data.size(); row++) {
            var path = Path.of(trial.protocol(), data.row(row));
            History history = trial.histories().get(row);

            assertThat(path.turns()).noneMatch(Turn.Contradiction.class::isInstance);
            assertThat(taken(path)).as(history.toString()).containsAll(taken(history));
            if (history.facts().withdrawn() == null) {
                assertThat(taken(history)).as(history.toString()).containsAll(taken(path));
            }
        }
    }

    /// `first 0 pt 0.5` for an allocation, `second 0 none` for a decision passed without one.
    private static List<String> taken(Path path) {
        var all = new ArrayList<String>();
        for (Turn turn : path.turns()) {
            switch (turn) {
                case Turn.Allocated(var decision, var route, var responseClass, var option, var offering) ->
                    all.add(decision + " " + route + " " + option + " " + offering.probability(option));
                case Turn.Continued(var decision, var route, var responseClass) ->
                    all.add(decision + " " + route + " none");
                case Turn.Left(var decision, var route, var responseClass) -> all.add(decision + " " + route + " none");
                case Turn.Open open -> {}
                case Turn.Contradiction contradiction -> {}
            }
        }
        return all;
    }

    private static List<String> taken(History history) {
        var all = new ArrayList<String>();
        for (Event event : history.events()) {
            if (event instanceof Event.Allocated allocated) {
                all.add(allocated.decision() + " " + allocated.route() + " " + allocated.option() + " "
                        + allocated.probability());
            } else if (event instanceof Event.Continued continued) {
                all.add(continued.decision() + " " + continued.route() + " none");
            } else if (event instanceof Event.Left left) {
                all.add(left.decision() + " " + left.route() + " none");
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_same_histories_give_the_same_data(String id) {
        var trial = simulated(id);

        assertSame(Projection.of(trial.protocol()).toData(trial.histories()), trial.data());
    }

    static void assertSame(TrialData one, TrialData other) {
        assertThat(one.participants()).isEqualTo(other.participants());
        assertThat(one.columnNames()).isEqualTo(other.columnNames());
        for (String column : one.columnNames()) {
            for (int row = 0; row < one.size(); row++) {
                assertThat(Cell.of(one.column(column), row)).isEqualTo(Cell.of(other.column(column), row));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_class_and_every_route_with_options_is_met_by_somebody(String id) {
        var trial = simulated(id);
        Set<String> met = new HashSet<>();
        for (History history : trial.histories()) {
            for (Event event : history.events()) {
                if (event instanceof Event.Allocated allocated) {
                    met.add(allocated.decision() + " " + allocated.route());
                }
            }
        }

        for (Decision decision : trial.protocol().decisions()) {
            assertThat(met)
                    .containsAll(Stream.iterate(
                                    0, route -> route < decision.routes().size(), route -> route + 1)
                            .filter(route -> decision.routes().get(route).action() instanceof Action.Allocate)
                            .map(route -> decision.id() + " " + route)
                            .toList());
            if (decision.isTailored()) {
                var classes = trial.data().levels(TrialColumns.responseClass(decision.id()));
                assertThat(Stream.iterate(0, row -> row < classes.size(), row -> row + 1)
                                .map(row -> String.valueOf(classes.at(row))))
                        .containsAll(decision.classes().stream()
                                .map(Decision.ResponseClass::id)
                                .toList());
            }
        }
    }

    /// Blocks and closed options make the counts vary less than this reference distribution, never more.
    @ParameterizedTest
    @MethodSource("ids")
    void options_are_allocated_in_their_ratio(String id) {
        var trial = simulated(id);
        Map<String, Integer> observed = new HashMap<>();
        Map<String, Double> expected = new HashMap<>();
        TrialData data = trial.data();
        for (int row = 0; row < data.size(); row++) {
            for (Turn turn : Path.of(trial.protocol(), data.row(row)).turns()) {
                if (turn instanceof Turn.Allocated allocated
                        && allocated.offering().how() == How.BY_CHANCE) {
                    String point = allocated.decision() + " " + allocated.route() + " ";
                    observed.merge(point + allocated.option(), 1, Integer::sum);
                    allocated
                            .offering()
                            .open()
                            .forEach(offer -> expected.merge(
                                    point + offer.option(),
                                    allocated.offering().probability(offer.option()),
                                    Double::sum));
                }
            }
        }
        double statistic = expected.entrySet().stream()
                .mapToDouble(each ->
                        Math.pow(observed.getOrDefault(each.getKey(), 0) - each.getValue(), 2) / each.getValue())
                .sum();

        assertThat(ChiSquaredDistribution.of(expected.size()).survivalProbability(statistic))
                .isGreaterThan(1e-4);
    }
}
