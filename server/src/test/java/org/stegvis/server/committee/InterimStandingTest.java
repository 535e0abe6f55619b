package org.stegvis.server.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.ParticipantId;
import org.stegvis.conduct.Value;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.estimation.LooksTogether;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.tailoring.Offering.How;

/// Where a trial stands. By `iaipw` it is held to what puts the looks together (`stegvis boundaries --data`).
class InterimStandingTest {
    private static final int ENROLLED = 240;

    @Test
    void participants_on_the_way_count_and_information_is_that_of_the_contrasts() throws Exception {
        Path folder = Objects.requireNonNull(Trials.folder().getParent()).resolve("docs/validation");
        Protocol protocol = ((Reading.Accepted) ProtocolReader.read(folder.resolve("interim.yaml"))).protocol();
        String text = Files.readString(folder.resolve("interim-effect.scenario.yaml"));
        var scenario = ((ScenarioReading.Accepted) ScenarioReader.read("effect", text, protocol)).scenario();
        TrialData data = onTheWay(
                protocol, Simulation.of(protocol, scenario).run(ENROLLED, 3).histories());
        int finished = (int) java.util.stream.IntStream.range(0, data.size())
                .filter(row -> !Double.isNaN(data.numbers("y@end").at(row)))
                .count();

        List<Result> results = PlannedAnalyses.of(protocol).run(data);
        InterimStanding standing = InterimStanding.of(protocol, PlannedLooks.of(protocol), "regimes", results);

        LooksTogether together = LooksTogether.of(protocol, protocol.analysis("regimes"), List.of(data))
                .orElseThrow();
        int regimes = together.regimes().size();
        var contrasts = Objects.requireNonNull(standing.onTheWay()).contrasts();
        assertThat(contrasts).hasSize(regimes * (regimes - 1) / 2);
        double sum = 0;
        for (InterimStanding.Told each : contrasts) {
            Column contrast = Column.of(
                    regimes,
                    d -> together.regimes().get(d).equals(each.of())
                            ? 1
                            : together.regimes().get(d).equals(each.versus()) ? -1 : 0);
            assertThat(each.z()).isCloseTo(together.z(0, contrast), within(1e-9));
            double alone = together.fraction(0, Matrix.of(1, regimes, (row, column) -> contrast.get(column)));
            assertThat(Math.min(1, each.information())).isCloseTo(alone, within(1e-9));
            sum += each.information();
        }
        assertThat(standing.information()).isCloseTo(sum / contrasts.size(), within(1e-12));
        assertThat(standing.known()).isEqualTo(finished);
        // The test is by F; its boundary is that of a chi-square.
        var equality = ((Result.Found) results.getFirst()).values().equality();
        assertThat(equality).isInstanceOf(GlobalTest.F.class);
        assertThat(ChiSquaredDistribution.of(regimes - 1).survivalProbability(standing.statistic()))
                .isCloseTo(equality.p(), within(1e-9));
        assertThat(standing.onTheWay().reached())
                .extracting(Section.Reached::participants)
                .first()
                .isEqualTo(ENROLLED);
        // More is known than those who have finished tell, and less than if everybody enrolled had.
        assertThat(finished).isLessThan(ENROLLED);
        assertThat(standing.information()).isBetween((double) finished / 300, (double) ENROLLED / 300);
        assertThat(standing.look(new Looks(List.of(0.5, 1.0)))).isEqualTo(standing.information() >= 0.5 ? 0 : -1);
    }

    @Test
    void student_s_t_of_one_comparison_becomes_the_z_of_the_same_probability() {
        Protocol protocol = oneDecision("{compare: first, outcome: y@end}");
        Result.Found found = found(protocol);
        Estimate difference = found.values().contrasts().getFirst().difference();

        InterimStanding standing = InterimStanding.of(protocol, PlannedLooks.of(protocol), "looked", List.of(found));

        assertThat(difference.reference()).isInstanceOf(Reference.StudentT.class);
        assertThat(Reference.normal().twoSided(standing.statistic())).isCloseTo(difference.p(), within(1e-12));
        // With so few, t is far from it; and what is lower is better.
        assertThat(difference.statistic()).isLessThan(-3);
        assertThat(standing.statistic()).isBetween(0.5, 0.95 * -difference.statistic());
        assertThat(standing.of()).isEqualTo("a");
    }

    @Test
    void two_regimes_are_held_to_boundaries_of_a_chi_square() {
        Protocol protocol = oneDecision("{compare: regimes, outcome: y@end, estimator: weighted-replicated}");
        Result.Found found = found(protocol);

        InterimStanding standing = InterimStanding.of(protocol, PlannedLooks.of(protocol), "looked", List.of(found));

        assertThat(found.values().contrasts()).hasSize(1);
        assertThat(ChiSquaredDistribution.of(1).survivalProbability(standing.statistic()))
                .isCloseTo(found.values().equality().p(), within(1e-12));
        assertThat(standing.of()).isNull();
    }

    private static Protocol oneDecision(String analysis) {
        String text = """
                stegvis: 1
                trial: {id: looked, title: Looked, participants: 20}
                treatments: {a: {title: A}, b: {title: B}}
                measures:
                  y: {title: Outcome, scale: {continuous: {}}, better: lower}
                visits:
                  start: {week: 0, collect: []}
                  end: {week: 16, collect: [y]}
                decisions:
                  first: {at: start, options: [a, b], allocate: {procedure: permuted-blocks, sizes: [2]}}
                analyses:
                  looked: %s
                interim: {analysis: looked, looks: [0.4, 1], spending: obrien-fleming}
                """.formatted(analysis);
        return switch (ProtocolReader.read("looked.yaml", text)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
    }

    /// Of eight participants, half of whom received `a` and are better off.
    private static Result.Found found(Protocol protocol) {
        LocalDate start = LocalDate.of(2026, 1, 5);
        var histories = new ArrayList<History>();
        double[] outcomes = {1, 5, 2, 6, 3, 4.5, 1.5, 7};
        for (int i = 0; i < outcomes.length; i++) {
            histories.add(History.of(
                    new ParticipantId("p" + i),
                    List.of(
                            new Event.Enrolled(start),
                            new Event.Allocated(
                                    start, "first", "start", 0, null, i % 2 == 0 ? "a" : "b", How.BY_CHANCE, 0.5),
                            new Event.Assessed(
                                    start.plusWeeks(16), "end", Map.of("y", new Value.Number(outcomes[i]))))));
        }
        return (Result.Found) PlannedAnalyses.of(protocol)
                .run(Projection.of(protocol).toData(histories))
                .getFirst();
    }

    /// What is known a while before the last visit of the last participant.
    private static TrialData onTheWay(Protocol protocol, List<History> histories) {
        List<LocalDate> starts = histories.stream()
                .map(each -> Objects.requireNonNull(each.facts().enrolled()))
                .sorted()
                .toList();
        LocalDate cut = starts.getLast().plusDays(1);
        return Projection.of(protocol)
                .toData(histories.stream()
                        .map(each -> History.of(
                                each.participant(),
                                each.events().stream()
                                        .takeWhile(event -> !isAfter(event, cut))
                                        .toList()))
                        .toList());
    }

    private static boolean isAfter(Event event, LocalDate day) {
        return event.on().isAfter(day);
    }
}
