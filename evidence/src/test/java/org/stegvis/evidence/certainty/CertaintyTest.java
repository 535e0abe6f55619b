package org.stegvis.evidence.certainty;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.file.SmallFile;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;

class CertaintyTest {
    private static final String NEW = "estimate: -7, interval: [-10, -4], level: 0.95";

    @Test
    void what_can_be_computed_is_proposed_and_the_rest_is_asked_for() {
        Certainty certainty = of(SmallFile.TEXT);
        assertThat(proposed(certainty, Domain.RISK_OF_BIAS))
                .as("most weight has some concerns")
                .isEqualTo(Concern.SERIOUS);
        assertThat(proposed(certainty, Domain.INCONSISTENCY)).isEqualTo(Concern.NOT_SERIOUS);
        assertThat(proposed(certainty, Domain.INDIRECTNESS)).isNull();
        assertThat(proposed(certainty, Domain.IMPRECISION)).isEqualTo(Concern.NOT_SERIOUS);
        assertThat(proposed(certainty, Domain.PUBLICATION_BIAS)).isNull();
        assertThat(certainty.asked()).as("indirectness was judged").containsExactly(Domain.PUBLICATION_BIAS);
        assertThat(certainty.grade()).isEqualTo(Grade.MODERATE);
    }

    @Test
    void a_judgement_counts_before_a_proposal() {
        String judged = SmallFile.with(
                "judgements:\n",
                "judgements:\n      risk-of-bias: {concern: very-serious, by: A Person, date: 2026, why: Half was lost.}\n");
        Certainty certainty = of(judged);
        assertThat(certainty.grade()).isEqualTo(Grade.LOW);
        assertThat(requireNonNull(certainty.byDomain().get(Domain.RISK_OF_BIAS)).counts())
                .isEqualTo(Concern.VERY_SERIOUS);
    }

    @Test
    void studies_that_differ_are_inconsistent_and_together_imprecise() {
        Certainty certainty = of(SmallFile.with(NEW, "estimate: 3, interval: [0.5, 5.5], level: 0.95"));
        assertThat(proposed(certainty, Domain.INCONSISTENCY)).isEqualTo(Concern.SERIOUS);
        assertThat(proposed(certainty, Domain.IMPRECISION)).isEqualTo(Concern.VERY_SERIOUS);
        assertThat(certainty.grade()).isEqualTo(Grade.VERY_LOW);
    }

    @Test
    void ratings_that_are_missing_are_asked_for() {
        Certainty certainty = of(SmallFile.TEXT
                .replace("risk-of-bias: low", "risk-of-bias: not-rated")
                .replace("risk-of-bias: some-concerns", "risk-of-bias: not-rated"));
        assertThat(certainty.asked()).contains(Domain.RISK_OF_BIAS);
    }

    @Test
    void a_synthesis_hides_what_differs_inside_it() {
        Certainty certainty = of(SmallFile.with("design: smart", "design: synthesis"));
        assertThat(requireNonNull(certainty.byDomain().get(Domain.INCONSISTENCY))
                        .ground())
                .isInstanceOf(Ground.InsideSynthesis.class);
    }

    private static @Nullable Concern proposed(Certainty certainty, Domain domain) {
        return requireNonNull(certainty.byDomain().get(domain)).proposed();
    }

    private static Certainty of(String text) {
        EvidenceFile file = ((EvidenceReading.Accepted) EvidenceReader.read("small.yaml", text)).file();
        GuidelineCheck check = GuidelineCheck.of(file, LocalDate.of(2026, 11, 25), MonitoringPlan.withDefaults());
        BasisCheck basis = check.recommendations().getFirst().basis().getFirst();
        return Certainty.of(requireNonNull(basis.now()), basis.information());
    }
}
