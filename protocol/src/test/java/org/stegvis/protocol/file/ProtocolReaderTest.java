package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Finding;

class ProtocolReaderTest {

    static List<Path> files() {
        return Trials.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_trial_of_the_collection_is_accepted(Path file) {
        assertThat(ProtocolReader.read(file).findings())
                .filteredOn(Finding::isError)
                .isEmpty();
    }

    @Test
    void the_back_pain_trial_is_read_whole() {
        Protocol protocol = Trials.backPain();
        assertThat(protocol.trial().participants()).isEqualTo(749);
        assertThat(protocol.trial().title().in(Language.NORWEGIAN)).startsWith("Ikke-medikamentell");
        assertThat(protocol.characteristic("site").scale())
                .isEqualTo(new Scale.Categories(List.of("utah", "intermountain", "johns-hopkins")));
        assertThat(protocol.measure("odi").scale()).isEqualTo(new Scale.Continuous(0, 100));
        assertThat(protocol.visit("week10").day()).isEqualTo(70);
        assertThat(protocol.eligibility()).hasSize(5);
        Decision second = protocol.decision("second");
        assertThat(second.classes()).extracting(Decision.ResponseClass::id).containsExactly("response", "non-response");
        assertThat(second.ifMissing()).isEqualTo(new Decision.IfMissing.Wait());
        assertThat(second.routes().get(0).action()).isEqualTo(new Action.Continue());
        var allocate = (Action.Allocate) second.routes().get(1).action();
        assertThat(allocate.offers()).extracting(Action.Offer::option).containsExactly("cbt", "more");
        assertThat(allocate.procedure()).isEqualTo(new Procedure.PermutedBlocks(List.of(2, 4, 6)));
        Analysis analysis = protocol.analysis("function-week10");
        assertThat(analysis.estimator()).isEqualTo(new AnalysisOfCovariance());
        assertThat(analysis.alpha()).isEqualTo(0.04);
        assertThat(analysis.adjust())
                .containsExactly(new Reference.Measured("odi", "baseline"), new Reference.Characteristic("site"));
        assertThat(protocol.analysis("regimes-week52").estimator()).isEqualTo(WeightedReplicated.withDefaults());
    }

    @Test
    void the_hash_is_that_of_the_bytes() throws IOException {
        Path file = Trials.folder().resolve("back-pain.yaml");
        var accepted = (Reading.Accepted) ProtocolReader.read(file);
        try (var in = Files.newInputStream(file)) {
            assertThat(ProtocolReader.read("stream", in)).isEqualTo(accepted).isInstanceOf(Reading.Accepted.class);
        }
        assertThat(accepted.sha256()).matches("[0-9a-f]{64}");
        assertThat(((Reading.Accepted) Edited.backPain().with("749", "750").read()).sha256())
                .isNotEqualTo(accepted.sha256());
    }

    @Test
    void one_option_is_given_without_a_procedure_and_shares_make_a_ratio() {
        Reading reading = Edited.backPain()
                .with(
                        "        options: [cbt, more]\n        allocate: {procedure: permuted-blocks, sizes: [2, 4, 6], strata: [site]}",
                        "        options: [cbt]")
                .with(
                        "options: [pt, more]\n        allocate: {procedure: permuted-blocks, sizes: [2, 4, 6]",
                        "options: {pt: 2, more: 1}\n        allocate: {procedure: permuted-blocks, sizes: [3, 6]")
                .read();
        assertThat(reading.findings()).filteredOn(Finding::isError).isEmpty();
        var routes = ((Reading.Accepted) reading).protocol().decision("second").routes();
        assertThat(((Action.Allocate) routes.get(1).action()).isRandomised()).isFalse();
        assertThat(((Action.Allocate) routes.get(2).action()).offers())
                .extracting(Action.Offer::share)
                .containsExactly(2.0, 1.0);
    }

    @Test
    void an_outcome_outside_the_visits_that_collect_it_is_told_with_those_that_do() {
        Reading reading = Edited.backPain()
                .with(
                        "window: {before: 28, after: 42}\n    collect: [odi, pain]",
                        "window: {after: 42}\n    collect: [odi]")
                .read();

        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        assertThat(reading.findings().toString())
                .contains(
                        "analyses.switch-pain-week52.outcome",
                        "a visit that collects 'pain' (baseline, week10, week26); 'week52' does not");
    }

    @Test
    void a_file_that_is_not_there_is_a_finding(@TempDir Path folder) {
        assertThat(ProtocolReader.read(folder.resolve("no.yaml")).findings())
                .extracting(Finding::found)
                .containsExactly("no such file");
        assertThat(ProtocolReader.read(folder).findings())
                .extracting(Finding::found)
                .containsExactly("a folder");
    }

    @Test
    void instruments_of_the_trial_are_found_beside_the_protocol(@TempDir Path folder) throws IOException {
        String own;
        try (var in = ProtocolReader.class.getResourceAsStream("/org/stegvis/protocol/instrument/peg.yaml")) {
            assertThat(in).isNotNull();
            own = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("(?m)^id: peg$", "id: own");
        }
        Files.writeString(folder.resolve("own.yaml"), own);
        String text = Edited.backPain()
                .with("treatments:", "instruments: own.yaml\n\ntreatments:")
                .with("instrument: pain-mean-of-three", "instrument: own")
                .text();
        Path file = Files.writeString(folder.resolve("trial.yaml"), text);
        assertThat(ProtocolReader.read(file)).isInstanceOf(Reading.Accepted.class);
        assertThat(ProtocolReader.read("text", text).findings())
                .extracting(Finding::path)
                .contains("instruments");
        assertThat(ProtocolReader.read("text", text, Map.of("own.yaml", own))).isInstanceOf(Reading.Accepted.class);
        assertThat(ProtocolReader.read("text", text, Map.of("other.yaml", own)).findings())
                .extracting(Finding::expected)
                .contains("the name of a file that came with the protocol: other.yaml");
        Files.writeString(file, text.replace("own.yaml", "mine.yaml"));
        assertThat(ProtocolReader.read(file).findings())
                .extracting(Finding::found)
                .contains("'mine.yaml', no such file");
    }

    @ParameterizedTest
    @CsvSource({"scenario, a scenario", "mapping, a mapping of columns", "evidence, an evidence file"})
    void a_file_of_another_kind_is_refused_in_one_sentence_that_says_what_it_is(String key, String kind) {
        Reading reading = ProtocolReader.read("other.yaml", key + ": 1\nprotocol: back-pain\n");

        assertThat(reading.findings())
                .singleElement()
                .extracting(Object::toString)
                .asString()
                .startsWith("other.yaml:1:1: error: found " + kind)
                .endsWith("Name the protocol file here.");
    }
}
