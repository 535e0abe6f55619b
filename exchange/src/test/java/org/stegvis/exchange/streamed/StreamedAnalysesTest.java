package org.stegvis.exchange.streamed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.exchange.csv.DataReading;
import org.stegvis.exchange.csv.TrialDataReader;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.exchange.results.MadeUpTrial;
import org.stegvis.exchange.streamed.StreamedAnalyses.Answer;
import org.stegvis.exchange.streamed.StreamedAnalyses.PassProgress;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.estimator.GComputation;
import org.stegvis.protocol.yaml.Finding;

class StreamedAnalysesTest {
    private static final Protocol BACK_PAIN = Trials.backPain();
    private static final List<Analysis> REGIMES = List.of(BACK_PAIN.analysis("regimes-week52"));

    @TempDir
    private Path folder;

    private Path data() throws IOException {
        Path file = folder.resolve("data.csv");
        TrialDataWriter.write(BACK_PAIN, MadeUpTrial.of(BACK_PAIN, 400, 3), file);
        return file;
    }

    private static Answer stream(Path file, PassProgress progress) {
        return StreamedAnalyses.of(BACK_PAIN, REGIMES).inPartsOf(70).of(file, null, progress);
    }

    private static List<Finding> rejected(Answer answer) {
        return ((Answer.Rejected) answer).findings();
    }

    @Test
    void wrong_rows_anywhere_are_told_as_for_a_whole_file() throws IOException {
        Path file = data();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String last = lines.getLast();
        lines.set(399, lines.get(399).replaceFirst("^p398,[0-9.]*,", "p398,not a number,"));
        lines.add("p9999");
        lines.add(last.substring(0, last.indexOf(',')) + "x" + last.substring(last.indexOf(',')));
        Files.write(file, lines);

        List<Finding> whole = ((DataReading.Rejected) TrialDataReader.read(BACK_PAIN, file)).findings();

        assertThat(rejected(stream(file, PassProgress.SILENT))).isEqualTo(whole).hasSize(2);
    }

    @Test
    void a_participant_in_two_parts_is_found() throws IOException {
        Path file = data();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(lines.get(1));
        Files.write(file, lines);

        assertThat(rejected(stream(file, PassProgress.SILENT)))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("data.csv:402:1")
                .contains("'p0' a second time")
                .contains("on a line before this one");
    }

    @Test
    void a_file_that_changes_between_two_readings_is_refused() throws IOException {
        Path file = data();

        Answer answer = stream(file, (pass, bytes) -> {
            try {
                if (pass == 2) {
                    return;
                }
                TrialDataWriter.write(BACK_PAIN, MadeUpTrial.of(BACK_PAIN, 400, 4), file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });

        assertThat(rejected(answer))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("changed");
    }

    @Test
    void what_cannot_be_read_twice_is_refused() {
        assertThat(rejected(stream(folder, PassProgress.SILENT)))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("a file on disk");
    }

    @Test
    void analyses_that_need_all_at_once_are_refused_by_name() {
        Analysis other = AnalysisPlan.ofRegimes("odi@week52")
                .by(GComputation.withDefaults())
                .in(BACK_PAIN);

        assertThatThrownBy(() -> StreamedAnalyses.of(
                        BACK_PAIN, List.of(BACK_PAIN.analyses().getFirst(), other)))
                .hasMessageContaining("'ad-hoc' has an estimator, g-computation, that needs all");
    }
}
