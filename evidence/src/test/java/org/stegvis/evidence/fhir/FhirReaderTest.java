package org.stegvis.evidence.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.StudyRecord.Design;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.file.SmallFile;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.Verdict;
import org.stegvis.evidence.results.Placed;
import org.stegvis.protocol.Language;

/// FHIR Evidence that is made up, in the structure of R5.
class FhirReaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String EVIDENCE = """
            {
              "resourceType": "Evidence",
              "id": "made-up",
              "url": "https://example.org/Evidence/made-up",
              "title": "A made-up trial",
              "status": "active",
              "date": "2026-03",
              "relatedArtifact": [{"type": "citation", "citation": "Author 2026", "document": {"url": "https://example.org/a"}}],
              "variableDefinition": [{"variableRole": {"coding": [{"code": "population"}]}}],
              "studyDesign": [{"coding": [{"system": "http://hl7.org/fhir/study-design", "code": "SEVCO:01003"}]}],
              "statistic": [
                {"statisticType": {"coding": [{"code": "C25463", "display": "Count"}]}, "quantity": {"value": 12}},
                {
                  "statisticType": {"coding": [{"code": "0000457"}]},
                  "quantity": {"value": -1},
                  "sampleSize": {"numberOfParticipants": 240},
                  "attributeEstimate": [{
                    "type": {"coding": [{"code": "C53324"}]},
                    "level": 0.95,
                    "range": {"low": {"value": -3}, "high": {"value": 1}}
                  }]
                }
              ]
            }
            """;

    @Test
    void an_evidence_is_read_as_far_as_a_question_needs_it() {
        FhirEvidence read = accepted(EVIDENCE).evidence().getFirst();
        assertThat(read.keys()).containsExactly("https://example.org/Evidence/made-up", "made-up");
        assertThat(read.date()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(read.design()).isEqualTo(Design.RANDOMISED);
        assertThat(read.participants()).isEqualTo(240);
        assertThat(read.citation()).isEqualTo("Author 2026");
        assertThat(read.address()).isEqualTo("https://example.org/a");
        assertThat(read.statistics()).singleElement().satisfies(statistic -> {
            assertThat(statistic.effect().estimate()).isEqualTo(-1);
            assertThat(statistic.effect().se()).isCloseTo(2 / 1.959963984540054, within(1e-12));
        });
    }

    @Test
    void a_question_that_asks_for_it_by_url_gets_it_and_the_check_sees_it() {
        EvidenceFile asking = file(SmallFile.with(
                "trials: [{protocol", "fhir: [\"https://example.org/Evidence/made-up\"]\n    trials: [{protocol"));
        Placed placed = FhirPlacing.of(asking, accepted(EVIDENCE).evidence(), null, DAY);
        assertThat(placed.answered()).hasSize(1);
        assertThat(placed.notes()).isEmpty();
        var check = GuidelineCheck.of(placed.file(), DAY, MonitoringPlan.withDefaults());
        assertThat(check.recommendations().getFirst().verdict()).isEqualTo(Verdict.WEAKENED);
        var basis = check.recommendations().getFirst().basis().getFirst();
        assertThat(basis.newer()).extracting(study -> study.id()).containsExactly("new", "fhir-3");
        assertThat(FhirPlacing.of(file(SmallFile.TEXT), accepted(EVIDENCE).evidence(), null, DAY)
                        .answered())
                .isEmpty();
        assertThat(FhirPlacing.of(file(SmallFile.TEXT), accepted(EVIDENCE).evidence(), "q", DAY)
                        .answered())
                .hasSize(1);
    }

    @Test
    void evidence_of_another_measure_is_told_and_not_used() {
        String odds = EVIDENCE.replace("0000457", "C16932")
                .replace("\"value\": -1}", "\"value\": 0.5}")
                .replace("\"value\": -3}", "\"value\": 0.25}");
        Placed placed = FhirPlacing.of(file(SmallFile.TEXT), accepted(odds).evidence(), "q", DAY);
        assertThat(placed.answered()).isEmpty();
        assertThat(placed.notes())
                .singleElement()
                .satisfies(
                        note -> assertThat(note.in(Language.ENGLISH)).contains("'q'", "mean-difference", "odds-ratio"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"studyDesign\": [{\"coding\": [{\"system\": \"http://hl7.org/fhir/study-design\", \"code\": \"SEVCO:01003\"}]}],', '', ",
        "'\"code\": \"SEVCO:01003\"', '\"code\": \"SEVCO:01010\", \"display\": \"Observation\"', OBSERVATIONAL",
        "'\"coding\": [{\"system\": \"http://hl7.org/fhir/study-design\", \"code\": \"SEVCO:01003\"}]', '\"text\": \"Randomised trial\"', RANDOMISED",
        "'\"coding\": [{\"system\": \"http://hl7.org/fhir/study-design\", \"code\": \"SEVCO:01003\"}]', '\"text\": \"Non-randomised trial\"', OBSERVATIONAL",
        "'\"studyDesign\":', '\"synthesisType\": {\"coding\": [{\"code\": \"std-MA\"}]}, \"studyDesign\":', SYNTHESIS",
        "'\"studyDesign\":', '\"synthesisType\": {\"coding\": [{\"code\": \"NotApplicable\"}]}, \"studyDesign\":', RANDOMISED",
    })
    void how_it_was_come_by_is_taken_from_codes_and_words(String from, String to, @Nullable Design design) {
        assertThat(accepted(with(from, to)).evidence().getFirst().design()).isEqualTo(design);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Evidence xmlns=\"http://hl7.org/fhir\"/>", "\uFEFF\n <?xml version=\"1.0\"?><Bundle/>"})
    void xml_is_known_for_what_it_is_and_refused_with_the_way_out(String xml) {
        assertThat(FhirReader.isFhir("made-up.xml", xml)).isTrue();
        assertThat(((FhirReading.Rejected) FhirReader.read("made-up.xml", xml)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .contains("made-up.xml:1:1", "found XML, expected JSON of FHIR R5", "application/fhir+json"));
    }

    @Test
    void evidence_that_does_not_say_how_it_was_come_by_is_shown_and_not_pooled() {
        String silent = with(
                "\"studyDesign\": [{\"coding\": [{\"system\": \"http://hl7.org/fhir/study-design\", \"code\": \"SEVCO:01003\"}]}],",
                "");
        Placed placed = FhirPlacing.of(file(SmallFile.TEXT), accepted(silent).evidence(), "q", DAY);
        assertThat(placed.file().studies().getLast().results().getFirst().isPooled())
                .isFalse();
    }

    @Test
    void a_likely_misprint_is_a_warning_and_is_shown_and_not_pooled() {
        FhirReading.Accepted read = accepted(with("\"value\": -3}", "\"value\": -9}"));
        assertThat(read.warnings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .startsWith("made-up.json:15:29: ")
                        .contains("statistic[1].quantity.value", "misprint"));
        Placed placed = FhirPlacing.of(file(SmallFile.TEXT), read.evidence(), "q", DAY);
        assertThat(placed.file().studies().getLast().results().getFirst().isPooled())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"resourceType\": \"Evidence\"|\"resourceType\": \"Patient\"|resourceType|'Patient'|R5",
                "\"resourceType\": \"Evidence\"|\"resourceType\": \"EffectEvidenceSynthesis\"|resourceType|of an earlier version of FHIR|Convert it to FHIR R5",
                "\"studyDesign\":|\"exposureBackground\": {\"reference\": \"x\"}, \"studyDesign\":|exposureBackground|an element of FHIR R4|Convert it to R5",
                "\"studyDesign\":|\"studyType\": {\"text\": \"x\"}, \"studyDesign\":|studyType|an element of FHIR R4|'studyDesign'",
                "\"status\": \"active\"|\"status\": \"activ\"|status|'activ'|Did you mean 'active'",
                "\"status\": \"active\"|\"status\": \"retired\"|status|'retired'|withdrawn",
                "\"status\": \"active\",||made-up.json:1:1|no key 'status'|Add 'status:'",
                "\"date\": \"2026-03\"|\"date\": \"2026-13\"|date|'2026-13'|2026-04-21",
                "\"title\":|\"titel\":|titel|the key 'titel'|Did you mean 'title'",
                "\"status\":|\"modifierExtension\": [{\"url\": \"x\"}], \"status\":|modifierExtension|changes how the rest must be read|written without",
                "\"value\": 1}|\"value\": -2}|statistic[1].quantity.value|an estimate of -1.0 outside its interval|inside its interval",
                "\"level\": 0.95|\"level\": 95|statistic[1].attributeEstimate[0].level|95|from 0.5 to 0.9999",
                "\"low\": {\"value\": -3}|\"low\": {}|statistic[1].attributeEstimate[0].range.low|no key 'value'|Add 'value:'",
                "\"quantity\": {\"value\": -1}|\"quantity\": {\"value\": \"-1\"}|statistic[1].quantity.value|'-1'|a number",
                "\"code\": \"0000457\"|\"code\": \"C53319\"|statistic|C53319|0000457 (Mean Difference)",
                "\"code\": \"C53324\"|\"code\": \"C44185\"|statistic[1].attributeEstimate|no confidence interval|C53324",
                "\"quantity\": {\"value\": -1}|\"quantitty\": {\"value\": -1}|statistic[1]|no key 'quantity'|Did you mean 'quantity'",
                "[{\"variableRole\": {\"coding\": [{\"code\": \"population\"}]}}]|[]|variableDefinition|no variables|population",
            })
    void what_is_broken_is_told_with_path_value_and_remedy(
            String from, String to, String path, String value, String remedy) {
        String all = rejected(with(from, to == null ? "" : to));
        assertThat(all).contains("made-up.json:", path + ": ", value, remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "null", "{\"resourceType\": 7}", "{\"resourceType\": \"Bundle\"}", "&a [*a]"})
    void what_is_no_evidence_at_all_is_refused_with_a_reason(String text) {
        assertThat(rejected(text)).contains("error");
    }

    @Test
    void hostile_files_are_refused_and_do_not_hang() {
        assertThat(rejected(
                        "{\"resourceType\": \"Evidence\", \"contained\": " + "[".repeat(5000) + "]".repeat(5000) + "}"))
                .contains("error");
        assertThat(rejected(EVIDENCE.replace("\"status\"", "\"status\": \"active\", \"status\"")))
                .contains("status");
        String wide = "{\"resourceType\": \"Bundle\", \"entry\": ["
                + "{\"resource\": {\"resourceType\": \"Evidence\", \"x\": 1}},".repeat(5000)
                + "{}]}";
        assertThat(rejected(wide).lines().count()).isLessThan(250);
    }

    private static String with(String from, String to) {
        assertThat(EVIDENCE).contains(from);
        return EVIDENCE.replace(from, to);
    }

    private static FhirReading.Accepted accepted(String text) {
        return switch (FhirReader.read("made-up.json", text)) {
            case FhirReading.Accepted read -> read;
            case FhirReading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
    }

    private static String rejected(String text) {
        return switch (FhirReader.read("made-up.json", text)) {
            case FhirReading.Accepted read -> throw new AssertionError("accepted: " + read);
            case FhirReading.Rejected(var findings) -> String.join("\n", strings(findings));
        };
    }

    private static List<String> strings(List<?> findings) {
        return findings.stream().map(Object::toString).toList();
    }

    private static EvidenceFile file(String text) {
        return switch (EvidenceReader.read("small.yaml", text)) {
            case EvidenceReading.Accepted read -> read.file();
            case EvidenceReading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
    }
}
