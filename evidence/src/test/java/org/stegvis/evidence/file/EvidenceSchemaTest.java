package org.stegvis.evidence.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.References;
import org.stegvis.evidence.judgement.JudgementReader;
import org.stegvis.evidence.judgement.JudgementReading;
import org.stegvis.protocol.yaml.YamlAsJson;
import tools.jackson.databind.json.JsonMapper;

/// The published schema and the reader agree on what an evidence file is.
class EvidenceSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonMapper.shared()
                    .readTree(References.repository("docs/reference/evidence.schema.json")
                            .toFile()));

    private static final Schema JUDGEMENT_SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonMapper.shared()
                    .readTree(References.repository("docs/reference/judgements.schema.json")
                            .toFile()));

    @Test
    void it_accepts_the_back_pain_file_and_the_small_one() throws IOException {
        assertThat(SCHEMA.validate(YamlAsJson.of(Files.readString(References.repository("guidelines/back-pain.yaml")))))
                .isEmpty();
        assertThat(SCHEMA.validate(YamlAsJson.of(SmallFile.TEXT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            evidence: 1              | evidence: 2
            better: lower            | better: lowr
            measure: mean-difference | measure: mean
            design: smart            | design: clever
            date: 2020-05            | date: May 2020
            participants: 300        | participants: 0
            risk-of-bias: low        | risk-of-bias: none
            interval: [-12, -4]      | interval: [-12]
            strength: strong         | strength: firm
            direction: for           | direction: pro
            by: A Person,            | ''
            title: Old trial         | titel: Old trial
            level: 0.95              | level: 95
            """)
    void what_it_refuses_the_reader_refuses_too(String text, String other) {
        String broken = SmallFile.with(text, other);
        assertThat(SCHEMA.validate(YamlAsJson.of(broken))).isNotEmpty();
        assertThat(EvidenceReader.read("small.yaml", broken)).isInstanceOf(EvidenceReading.Rejected.class);
    }

    private static final String JUDGEMENTS = """
            judgements: 1
            evidence: small
            entries:
              - {question: q, domain: imprecision, concern: serious, by: A, at: "2026-02-01T10:00:00Z", why: W}
              - {recommendation: r, criterion: values, answer: varies, by: B, at: "2026-02-02T10:00:00+01:00", why: W}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            judgements: 1     | judgements: 2
            evidence: small   |
            domain: imprecision | domain: precision
            concern: serious  | concern: grave
            criterion: values | criterion: taste
            by: A,            |
            why: W            | wy: W
            at: "2026-02-01T10:00:00Z" | at: "2026-02-01"
            """)
    void judgements_are_refused_by_both_too(String text, @Nullable String other) {
        assertThat(JUDGEMENT_SCHEMA.validate(YamlAsJson.of(JUDGEMENTS))).isEmpty();
        assertThat(JUDGEMENTS).contains(text);
        String broken = JUDGEMENTS.replace(text, other == null ? "" : other);
        assertThat(JUDGEMENT_SCHEMA.validate(YamlAsJson.of(broken))).isNotEmpty();
        EvidenceFile small = ((EvidenceReading.Accepted) EvidenceReader.read("small.yaml", SmallFile.TEXT)).file();
        assertThat(JudgementReader.read("log.yaml", JUDGEMENTS, small)).isInstanceOf(JudgementReading.Accepted.class);
        assertThat(JudgementReader.read("log.yaml", broken, small)).isInstanceOf(JudgementReading.Rejected.class);
    }
}
