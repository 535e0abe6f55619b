package org.stegvis.evidence.living;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.References;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.file.SmallFile;

class GuidelineCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String NEW = "estimate: -7, interval: [-10, -4], level: 0.95";

    @Test
    void newer_evidence_that_agrees_supports_and_needs_no_look() {
        BasisCheck basis = only(SmallFile.TEXT);
        assertThat(basis.verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(basis.newer()).hasSize(1);
        assertThat(basis.newerWeight()).isBetween(0.5, 0.8);
        assertThat(basis.signals()).hasOnlyElementsOfType(Signal.MostlyNewer.class);
        assertThat(check(SmallFile.TEXT).needsLook()).isFalse();
    }

    /// The old trial found a harm of 8 (4 to 12), or none; then the new one came.
    @ParameterizedTest
    @CsvSource({
        "'8, interval: [4, 12]', '9, interval: [6, 12]', SUPPORTED, false",
        "'8, interval: [4, 12]', '1, interval: [-1, 3]', SUPPORTED, false",
        "'8, interval: [4, 12]', '40, interval: [36, 44]', OUT_OF_DATE, false",
        "'3, interval: [-2, 8]', '7, interval: [5, 9]', OUT_OF_DATE, true",
    })
    void harm_that_is_found_or_grows_calls_for_a_look(String old, String now, Verdict verdict, boolean isFound) {
        String harm = SmallFile.with("better: lower}", "better: lower, harm: true}")
                .replace("-8, interval: [-12, -4]", old)
                .replace("-7, interval: [-10, -4]", now)
                .replace("    important-difference: 5\n", "");
        BasisCheck basis = only(harm);
        assertThat(basis.verdict()).isEqualTo(verdict);
        assertThat(basis.signals().stream().anyMatch(Signal.HarmFound.class::isInstance))
                .isEqualTo(isFound);
    }

    @Test
    void nothing_newer_leaves_a_recommendation_as_it_is() {
        GuidelineCheck before =
                GuidelineCheck.of(file(SmallFile.TEXT), LocalDate.of(2019, 1, 1), MonitoringPlan.withDefaults());
        assertThat(before.recommendations().getFirst().verdict()).isEqualTo(Verdict.STANDS);
        assertThat(before.recommendations().getFirst().years()).isEqualTo(4);
        assertThat(before.needsLook()).isFalse();
    }

    @Test
    void what_was_published_later_is_not_known_on_a_day() {
        GuidelineCheck then =
                GuidelineCheck.of(file(SmallFile.TEXT), LocalDate.of(2019, 1, 1), MonitoringPlan.withDefaults());
        assertThat(then.file().studies()).extracting(study -> study.id()).containsExactly("old");
    }

    /// The old trial found -8 (-12 to -4) with a least important difference of 5.
    @ParameterizedTest
    @CsvSource({
        "'estimate: 12, interval: [11.5, 12.5], level: 0.95', OUT_OF_DATE, DirectionReversed",
        "'estimate: 1, interval: [-1, 3], level: 0.95', WEAKENED, SignificanceLost",
        "'estimate: -2, interval: [-3, -1], level: 0.95', WEAKENED, ImportanceLost",
        "'estimate: -19, interval: [-20, -18], level: 0.95', OUT_OF_DATE, MagnitudeChanged",
    })
    void each_signal_has_its_verdict(String result, Verdict verdict, String signal) {
        BasisCheck basis = only(SmallFile.with(NEW, result));
        assertThat(basis.verdict()).isEqualTo(verdict);
        assertThat(basis.signals())
                .extracting(each -> each.getClass().getSimpleName())
                .contains(signal);
        assertThat(check(SmallFile.with(NEW, result)).needsLook()).isTrue();
    }

    @Test
    void an_effect_that_appears_calls_for_a_look_at_a_recommendation_against() {
        String against = SmallFile.with(
                        "estimate: -8, interval: [-12, -4], level: 0.95",
                        "estimate: -1, interval: [-4, 2], level: 0.95")
                .replace("direction: for", "direction: against")
                .replace(NEW, "estimate: -9, interval: [-10, -8], level: 0.95");
        assertThat(only(against).verdict()).isEqualTo(Verdict.OUT_OF_DATE);
    }

    @Test
    void without_a_verified_estimate_what_is_newer_puts_it_out_of_date() {
        BasisCheck basis = only(
                SmallFile.with("{question: q, study: old}", "{question: q}").replace("date: 2010", "date: 2017"));
        assertThat(basis.before()).isNull();
        assertThat(basis.verdict()).isEqualTo(Verdict.OUT_OF_DATE);
        assertThat(basis.newerWeight()).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_synthesis_takes_the_place_of_what_came_before_it() {
        RunningEvidence now = requireNonNull(
                only(SmallFile.with("design: smart", "design: synthesis")).now());
        assertThat(now.studies()).extracting(study -> study.id()).containsExactly("new");
    }

    @Test
    void observational_studies_and_quotations_are_not_pooled() {
        assertThat(only(SmallFile.with("design: smart", "design: observational"))
                        .newer())
                .isEmpty();
        assertThat(only(SmallFile.with(NEW, NEW + ", quoted-only: No.")).newer())
                .isEmpty();
    }

    @Test
    void one_study_alone_keeps_its_published_interval_and_level() {
        RunningEvidence now = only(SmallFile.with("design: smart", "design: synthesis")
                        .replace("[-10, -4], level: 0.95", "[-10, -4], level: 0.99"))
                .now();
        assertThat(requireNonNull(now).told()).isEqualTo(new Told(-7, -10, -4, 0.99));
    }

    @Test
    void information_is_what_the_formula_says() {
        InformationSize information = requireNonNull(only(SmallFile.TEXT).information());
        double z = 1.959963984540054 + 1.2815515655446004;
        assertThat(information.required()).isCloseTo(z * z / 25, within(1e-12));
        // Both trials agree, so there is no diversity and the information is the sum of theirs.
        double precision = Math.pow(2 * 1.959963984540054 / 8, 2) + Math.pow(2 * 1.959963984540054 / 6, 2);
        assertThat(information.diversity()).isCloseTo(0, within(1e-9));
        assertThat(information.fraction()).isCloseTo(precision / information.required(), within(1e-9));
        assertThat(information.isEnough()).isTrue();
    }

    @Test
    void diversity_needs_more_information() {
        InformationSize information =
                requireNonNull(only(SmallFile.with(NEW, "estimate: 2, interval: [-1, 5], level: 0.95"))
                        .information());
        assertThat(information.diversity()).isBetween(0.5, 1.0);
        assertThat(information.isEnough()).isFalse();
    }

    /// What the published results of the back-pain trial do to the guidelines: nothing to a recommendation, for none
    /// of them asks what it asks; and what was published since 2007 puts the Norwegian one out of date.
    @Test
    void the_back_pain_trial_says_what_the_expert_said() {
        var reading = EvidenceReader.read(References.repository("guidelines/back-pain.yaml"));
        GuidelineCheck check =
                GuidelineCheck.of(((EvidenceReading.Accepted) reading).file(), TODAY, MonitoringPlan.withDefaults());
        RecommendationCheck norway = check.recommendations().getFirst();
        assertThat(norway.verdict()).isEqualTo(Verdict.OUT_OF_DATE);
        assertThat(norway.years()).isEqualTo(19);
        assertThat(requireNonNull(norway.basis().getFirst().now()).told().excludesNone())
                .isTrue();
        assertThat(check.recommendations().get(1).verdict()).isEqualTo(Verdict.STANDS);
        var function = check.unasked().stream()
                .filter(each -> each.question().id().equals("first-pt-or-cbt-function"))
                .findFirst()
                .orElseThrow();
        Told told = requireNonNull(function.now()).told();
        assertThat(told).isEqualTo(new Told(-2.8, -5.1, -0.38, 0.96));
        assertThat(told.importance(6)).isEqualTo(Told.Importance.EXCLUDED);
        var second = check.unasked().stream()
                .filter(each -> each.question().id().equals("after-non-response-function"))
                .findFirst()
                .orElseThrow();
        assertThat(second.now()).as("a misprint is quoted and not pooled").isNull();
        assertThat(check.needsLook()).isTrue();
    }

    private static GuidelineCheck check(String text) {
        return GuidelineCheck.of(file(text), TODAY, MonitoringPlan.withDefaults());
    }

    private static BasisCheck only(String text) {
        return check(text).recommendations().getFirst().basis().getFirst();
    }

    private static EvidenceFile file(String text) {
        EvidenceReading reading = EvidenceReader.read("small.yaml", text);
        assertThat(reading).as(() -> reading.findings().toString()).isInstanceOf(EvidenceReading.Accepted.class);
        return ((EvidenceReading.Accepted) reading).file();
    }
}
