package org.stegvis.evidence.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.file.SmallFile;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.exchange.results.ResultsDocument;
import org.stegvis.exchange.results.ResultsDocument.Analysis;
import org.stegvis.exchange.results.ResultsDocument.Contrast;
import org.stegvis.exchange.results.ResultsDocument.OddsRatio;

class PlacingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Contrast TURNED = new Contrast("cbt", "pt", 3, 1, 1.04, 4.96, 0.95);

    @Test
    void a_contrast_told_the_other_way_round_is_turned_and_the_published_one_gives_way() {
        Placed placed = placed(SmallFile.TEXT, document("trial-x", false, List.of(TURNED)));
        assertThat(placed.answered()).hasSize(1);
        StudyRecord study = placed.file().studies().getLast();
        assertThat(study.date()).isEqualTo(TODAY);
        assertThat(study.results().getFirst().effect()).isEqualTo(new StudyResult.Effect(-3, 1, -4.96, -1.04, 0.95));
        assertThat(placed.file().studies().get(1).results()).isEmpty();
        assertThat(placed.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.toString()).contains("'new'"));
    }

    @Test
    void results_of_another_trial_answer_nothing() {
        Placed placed = placed(SmallFile.TEXT, document("trial-y", false, List.of(TURNED)));
        assertThat(placed.answered()).isEmpty();
        assertThat(placed.file().studies()).hasSize(2);
    }

    @Test
    void what_is_not_there_is_told() {
        Placed placed = placed(SmallFile.TEXT, document("trial-x", false, List.of()));
        assertThat(placed.answered()).isEmpty();
        assertThat(placed.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.toString()).contains("no contrast of pt and cbt"));
        Placed none = Placing.of(
                file(SmallFile.TEXT),
                new ResultsDocument(
                        "trial-x",
                        10,
                        null,
                        false,
                        List.of(new Analysis("main", "t", "o", 0, List.of(), List.of(), "nobody was analysed"))),
                TODAY);
        assertThat(none.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.toString()).contains("nobody was analysed"));
    }

    @Test
    void made_up_participants_are_called_so() {
        assertThat(placed(SmallFile.TEXT, document("trial-x", true, List.of(TURNED)))
                        .notes())
                .anySatisfy(note -> assertThat(note.toString()).contains("made up"));
    }

    @Test
    void odds_ratios_are_taken_as_logarithms() {
        Placed placed = placedOdds(0.3);
        var effect = placed.file().studies().getLast().results().getFirst().effect();
        assertThat(effect.estimate()).isEqualTo(-Math.log(2));
        assertThat(effect.se()).isEqualTo(0.3);
        assertThat(effect.lower()).isEqualTo(Math.log(0.25));
        assertThat(effect.upper()).isZero();
        assertThat(placed.file().studies().getLast().date()).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(placed.notes())
                .noneSatisfy(note -> assertThat(note.toString()).contains("standard error"));
    }

    /// log 4 over twice the normal quantile.
    @Test
    void of_a_document_without_the_error_of_an_odds_ratio_it_is_taken_from_the_interval_and_told() {
        Placed placed = placedOdds(null);
        var effect = placed.file().studies().getLast().results().getFirst().effect();
        assertThat(effect.se()).isCloseTo(0.353653, Assertions.within(1e-6));
        assertThat(placed.notes())
                .anySatisfy(note -> assertThat(note.toString())
                        .contains("standard error of the odds ratio of cbt and pt", "by the normal distribution"));
    }

    private static Placed placedOdds(@Nullable Double logSe) {
        String odds = SmallFile.with("measure: mean-difference\n    important-difference: 5", "measure: odds-ratio")
                .replace("estimate: -8, interval: [-12, -4]", "estimate: 0.5, interval: [0.25, 1]")
                .replace("estimate: -7, interval: [-10, -4]", "estimate: 0.5, interval: [0.25, 1]");
        var ratio = new OddsRatio("cbt", "pt", 2, logSe, 1, 4, 0.95);
        return Placing.of(
                file(odds),
                new ResultsDocument(
                        "trial-x",
                        10,
                        LocalDate.of(2026, 1, 2),
                        false,
                        List.of(new Analysis("main", "t", "o", 10, List.of(), List.of(ratio), null))),
                TODAY);
    }

    @Test
    void several_contrasts_of_one_trial_enter_with_their_covariance() {
        String two = SmallFile.with(
                "{protocol: trial-x, analysis: main, of: pt, versus: cbt}]",
                "{protocol: trial-x, analysis: main, of: pt, versus: cbt}, {protocol: trial-x, analysis: main, of: more, versus: cbt}]");
        var second = new Contrast("more", "cbt", -2, 1.2, -4.35, 0.35, 0.95);
        var between = new Contrast("pt", "more", -1, 1.1, -3.16, 1.16, 0.95);
        Placed placed = placed(two, document("trial-x", false, List.of(TURNED, second, between)));
        StudyRecord study = placed.file().studies().getLast();
        assertThat(study.results()).hasSize(2);
        // (1 + 1.44 - 1.21) / 2, from the three standard errors
        assertThat(Objects.requireNonNull(study.covariances().get("q")).get(0, 1))
                .isCloseTo(0.615, Assertions.within(1e-12));
        var running = Objects.requireNonNull(
                RunningEvidence.at(placed.file(), placed.file().questions().getFirst(), TODAY));
        assertThat(running.result().effects().areIndependent()).isFalse();

        Placed lacking = placed(two, document("trial-x", false, List.of(TURNED, second)));
        assertThat(lacking.file().studies().getLast().results()).hasSize(1);
        assertThat(lacking.notes())
                .anySatisfy(note -> assertThat(note.toString()).contains("share participants", "only the first"));
    }

    private static ResultsDocument document(String protocol, boolean isSimulated, List<Contrast> contrasts) {
        return new ResultsDocument(
                protocol,
                749,
                null,
                isSimulated,
                List.of(new Analysis("main", "Main", "odi@week10", 700, contrasts, List.of(), null)));
    }

    private static Placed placed(String text, ResultsDocument document) {
        return Placing.of(file(text), document, TODAY);
    }

    private static EvidenceFile file(String text) {
        return ((EvidenceReading.Accepted) EvidenceReader.read("small.yaml", text)).file();
    }
}
