package org.stegvis.evidence.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.FrameJudgement;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.Signed;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.file.SmallFile;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;

class JudgementLogTest {
    private static final EvidenceFile FILE = file();

    @TempDir
    private Path folder;

    @Test
    void judgements_are_added_at_the_end_kept_and_the_latest_counts() throws IOException {
        Path log = JudgementReader.beside(folder.resolve("small.yaml"));
        assertThat(log.getFileName()).hasToString("small.judgements.yaml");
        add(log, domain(Concern.SERIOUS, "2026-02-01T10:00:00Z", "First \"reason\":\n- it"));
        add(log, criterion("probably-yes", "2026-02-02T10:00:00Z"));
        String before = Files.readString(log);
        add(log, domain(Concern.VERY_SERIOUS, "2026-02-03T10:00:00Z", "Second."));
        assertThat(Files.readString(log)).startsWith(before);
        JudgementLog all = JudgementLog.of(FILE, read(log));
        assertThat(all.entries()).hasSize(4);
        assertThat(all.entries().getFirst().signed().by()).isEqualTo("A Person");
        assertThat(all.entries().get(1).signed().why().in(Language.ENGLISH)).isEqualTo("First \"reason\":\n- it");
        assertThat(all.entries()).filteredOn(all::counts).hasSize(2);
        EvidenceFile judged = all.inForce(FILE);
        assertThat(concern(judged)).isEqualTo(Concern.VERY_SERIOUS);
        assertThat(judged.recommendations().getFirst().judgements()).containsOnlyKeys(Criterion.ACCEPTABILITY);
        assertThat(judged.unasked()).isEqualTo(FILE.unasked());
        assertThat(concern(all.upTo(LocalDate.of(2026, 2, 1)).inForce(FILE))).isEqualTo(Concern.SERIOUS);
        assertThat(all.about("r").entries()).hasSize(1);
    }

    @Test
    void a_judgement_that_is_older_than_the_last_is_refused_and_nothing_is_written() throws IOException {
        Path log = folder.resolve("log.yaml");
        add(log, criterion("yes", "2026-02-02T10:00:00Z"));
        String before = Files.readString(log);
        assertThat(JudgementFile.add(log, FILE, criterion("no", "2026-02-01T10:00:00Z")))
                .isInstanceOf(JudgementReading.Rejected.class);
        assertThat(Files.readString(log)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "judgements: 1|judgements: 2|version 2",
                "evidence: small|evidence: large|'large'",
                "question: q|question: p|'p'",
                "domain: imprecision|domain: imprecison|Did you mean 'imprecision'",
                "concern: serious|concern: grave|'grave'",
                "by: A|by: ''|nothing",
                "at: '2026-02-01T10:00:00Z'|at: '2026-02-01'|2026-11-25T14:30:00+01:00",
                "why: W|whi: W|no key 'why'",
                "answer: 'yes'|answer: perhaps|an answer to 'acceptability'",
                "criterion: acceptability|criterion: taste|'taste'",
                "recommendation: r|recommendation: s|'s'",
            })
    void what_is_wrong_is_told_with_its_place(String from, String to, String told) {
        String text = """
                judgements: 1
                evidence: small
                entries:
                  - {question: q, domain: imprecision, concern: serious, by: A, at: '2026-02-01T10:00:00Z', why: W}
                  - {recommendation: r, criterion: acceptability, answer: 'yes', by: B, at: '2026-02-02T10:00:00Z', why: W}
                """;
        assertThat(JudgementReader.read("log.yaml", text, FILE)).isInstanceOf(JudgementReading.Accepted.class);
        assertThat(text).contains(from);
        switch (JudgementReader.read("log.yaml", text.replace(from, to), FILE)) {
            case JudgementReading.Accepted accepted -> throw new AssertionError(accepted);
            case JudgementReading.Rejected(var findings) ->
                assertThat(findings.toString()).contains("log.yaml:", told);
        }
    }

    private static Concern concern(EvidenceFile file) {
        Judgement judgement = file.questions().getFirst().judgements().get(Domain.INDIRECTNESS);
        assertThat(judgement).isNotNull();
        return Objects.requireNonNull(judgement).concern();
    }

    private static Judged domain(Concern concern, String time, String why) {
        return new Judged.OfQuestion("q", Domain.INDIRECTNESS, new Judgement(concern, signed(time, why)));
    }

    private static Judged criterion(String answer, String time) {
        return new Judged.OfRecommendation(
                "r", new FrameJudgement(Criterion.ACCEPTABILITY, answer, signed(time, "Asked.")));
    }

    private static Signed signed(String time, String why) {
        OffsetDateTime at = OffsetDateTime.parse(time);
        return new Signed("Some Name", at.toLocalDate(), at, Text.of(why));
    }

    private static void add(Path log, Judged judged) throws IOException {
        assertThat(JudgementFile.add(log, FILE, judged)).isInstanceOf(JudgementReading.Accepted.class);
    }

    private static JudgementLog read(Path log) {
        return switch (JudgementReader.read(log, FILE)) {
            case JudgementReading.Accepted(var read) -> read;
            case JudgementReading.Rejected(var findings) -> throw new AssertionError(findings);
        };
    }

    private static EvidenceFile file() {
        return switch (EvidenceReader.read("small.yaml", SmallFile.TEXT)) {
            case EvidenceReading.Accepted read -> read.file();
            case EvidenceReading.Rejected(var findings) -> throw new AssertionError(findings);
        };
    }
}
