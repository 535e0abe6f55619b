package org.stegvis.server.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.estimation.LooksTogether;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Where a trial stands whose looks are by `iaipw`: held to what puts the looks together (`stegvis boundaries --data`).
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
        InterimStanding standing = InterimStanding.of(protocol, "regimes", results);

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
