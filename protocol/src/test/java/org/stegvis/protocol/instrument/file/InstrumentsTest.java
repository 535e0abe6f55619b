package org.stegvis.protocol.instrument.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.instrument.Answer;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.instrument.Licence;
import org.stegvis.protocol.instrument.ScoreResult.Scored;
import org.stegvis.protocol.instrument.Scoring;
import org.stegvis.protocol.instrument.Translation;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Source;

/// The library: what is built in, and what a trial adds.
class InstrumentsTest {
    private static final Instruments BUILT_IN = Instruments.builtIn();
    private final Findings findings = new Findings();

    @Test
    void every_instrument_file_that_is_shipped_is_in_the_library() throws IOException, URISyntaxException {
        var one = Objects.requireNonNull(Instruments.class.getResource("/org/stegvis/protocol/instrument/odi.yaml"));
        try (var files = Files.list(Objects.requireNonNull(Path.of(one.toURI()).getParent()))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.substring(0, name.length() - ".yaml".length())))
                    .containsExactlyInAnyOrderElementsOf(BUILT_IN.ids());
        }
    }

    @Test
    void no_licensed_wording_and_no_table_is_shipped() {
        for (Instrument instrument : BUILT_IN.all()) {
            if (instrument.licence().kind() == Licence.Kind.LICENSED) {
                assertThat(instrument.wordings()).as(instrument.id()).isEmpty();
            }
        }
        assertThat(BUILT_IN.find("promis-29").orElseThrow().openSlots()).hasSize(8);
        assertThat(BUILT_IN.find("odi").orElseThrow().openSlots()).hasSize(1);
        assertThat(BUILT_IN.find("pain-mean-of-three").orElseThrow().openSlots())
                .isEmpty();
    }

    @Test
    void every_topic_and_title_is_there_in_both_languages() {
        for (Instrument instrument : BUILT_IN.all()) {
            assertThat(instrument.title().versions()).containsKeys(Language.values());
            assertThat(instrument.recall().versions()).containsKeys(Language.values());
            assertThat(instrument.items())
                    .allSatisfy(item -> assertThat(item.topic().versions()).containsKeys(Language.values()));
            assertThat(instrument.scores())
                    .allSatisfy(score -> assertThat(score.title().versions()).containsKeys(Language.values()));
        }
    }

    @Test
    void official_norwegian_versions_are_told_from_our_own_words() {
        assertThat(BUILT_IN.find("odi").orElseThrow().translations().get(Language.NORWEGIAN))
                .isEqualTo(new Translation(Translation.Status.OFFICIAL, "Version 2.0, Grotle et al. 2003"));
        assertThat(BUILT_IN.find("pain-now").orElseThrow().translations().get(Language.NORWEGIAN))
                .isEqualTo(new Translation(Translation.Status.NOT_OFFICIAL, "Our own words"));
    }

    @Test
    void a_measure_takes_its_scale_from_the_score() {
        assertThat(BUILT_IN.find("odi").orElseThrow().firstScore().scale()).isEqualTo(new Scale.Continuous(0, 100));
        assertThat(BUILT_IN.find("pgic").orElseThrow().firstScore().scale()).isEqualTo(new Scale.Ordinal(1, 7));
        assertThat(BUILT_IN.find("roland-morris").orElseThrow().firstScore().scale())
                .isEqualTo(new Scale.Continuous(0, 24));
    }

    @Test
    void an_unknown_instrument_is_not_found() {
        assertThat(BUILT_IN.find("oid")).isEmpty();
        assertThat(BUILT_IN.ids()).contains("odi");
    }

    @Test
    void a_trial_fills_the_slots_with_its_own_table_and_wording() {
        Instruments library = BUILT_IN.with(Source.of("own.yaml", """
                stegvis-instrument-slots: 1
                instrument: promis-29
                version: "2.0"
                translations: {nb: {status: not-official, note: Made for this test}}
                wording:
                  pfa11: {question: Made-up question, labels: {1: Least, 5: Most}}
                tables:
                  physical-function: {%s}
                """.formatted(table(4, 20))), findings);
        assertThat(findings.all()).isEmpty();
        Instrument own = library.find("promis-29").orElseThrow();
        assertThat(own.version()).isEqualTo("2.0");
        assertThat(own.wordings()).containsOnlyKeys("pfa11");
        assertThat(own.openSlots()).hasSize(7);
        var answers = new HashMap<String, Answer>();
        for (String item : new String[] {"pfa11", "pfa21", "pfa23", "pfa53"}) {
            answers.put(item, Answer.of(4));
        }
        assertThat(Scoring.score(own, "physical-function", answers)).isEqualTo(new Scored(46, 4));
        assertThat(own.score("physical-function").orElseThrow().scale()).isEqualTo(new Scale.Continuous(34, 50));
        assertThat(BUILT_IN.find("promis-29").orElseThrow().version())
                .as("the built-in one stays")
                .isEqualTo("2.1");
    }

    @Test
    void slots_of_an_unknown_instrument_name_the_nearest() {
        Instruments library =
                BUILT_IN.with(Source.of("own.yaml", "stegvis-instrument-slots: 1\ninstrument: promis-92\n"), findings);
        assertThat(library).isSameAs(BUILT_IN);
        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).hasToString("own.yaml:2:13");
            assertThat(finding.nearest()).isEqualTo("promis-29");
        });
    }

    @Test
    void a_table_must_be_whole_and_must_rise_or_fall_throughout() {
        assertThat(table(Map.of("short", table(5, 20))).all())
                .singleElement()
                .satisfies(finding -> assertThat(finding.found()).isEqualTo("no T-score for the raw sum 4"));
        assertThat(table(Map.of("bent", table(4, 19) + ", 20: 0")).all())
                .singleElement()
                .satisfies(finding -> assertThat(finding.found()).isEqualTo("T-scores that rise and fall"));
    }

    @Test
    void an_own_instrument_of_the_same_id_replaces_the_other_with_a_warning() {
        Instruments library = BUILT_IN.with(
                Source.of("own.yaml", InstrumentReaderTest.SMALL.replace("id: small", "id: odi")), findings);
        assertThat(findings.all())
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isFalse());
        assertThat(library.find("odi").orElseThrow().items()).hasSize(2);
    }

    private static Findings table(Map<String, String> one) {
        var found = new Findings();
        one.forEach((name, table) -> BUILT_IN.with(
                Source.of(
                        name,
                        "stegvis-instrument-slots: 1\ninstrument: promis-29\ntables: {anxiety: {" + table + "}}\n"),
                found));
        return found;
    }

    /// Made-up T-scores 30 + raw.
    private static String table(int from, int to) {
        var table = new StringBuilder();
        for (int raw = from; raw <= to; raw++) {
            table.append(raw == from ? "" : ", ").append(raw).append(": ").append(30 + raw);
        }
        return table.toString();
    }
}
