package org.stegvis.evidence.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stegvis.estimation.inference.Level;

/// What a meta-analysis must do whatever the studies are.
class MetaAnalysisLaws {
    private static final double DIGITS = 1e-6;

    @Provide
    Arbitrary<Effects> effects() {
        Arbitrary<double[]> one = Combinators.combine(
                        Arbitraries.doubles().between(-3, 3),
                        Arbitraries.doubles().between(0.05, 2))
                .as((value, variance) -> new double[] {value, variance});
        return one.list().ofMinSize(3).ofMaxSize(8).map(rows -> {
            var studies = new ArrayList<Study>();
            for (int i = 0; i < rows.size(); i++) {
                studies.add(Study.of("s" + i, rows.get(i)[0], rows.get(i)[1]));
            }
            return new Effects(studies);
        });
    }

    @Property(tries = 60)
    void the_order_of_studies_does_not_matter(
            @ForAll("effects") Effects effects, @ForAll TauSquared estimator, @ForAll long seed) {
        var shuffled = new ArrayList<>(effects.studies());
        Collections.shuffle(shuffled, new Random(seed));
        assertClose(result(estimator, effects), result(estimator, new Effects(shuffled)), 1, 0);
    }

    @Property(tries = 60)
    void shift_sign_and_scale_go_through(@ForAll("effects") Effects effects, @ForAll TauSquared estimator) {
        assertClose(result(estimator, effects), result(estimator, mapped(effects, 1, 7)), 1, 7);
        assertClose(result(estimator, effects), result(estimator, mapped(effects, -10, 0)), -10, 0);
    }

    @Property(tries = 60)
    void tau_squared_is_not_negative_and_q_profile_holds_paule_and_mandel(@ForAll("effects") Effects effects) {
        for (TauSquared estimator : TauSquared.values()) {
            assertThat(result(estimator, effects).tau2().estimate()).isNotNegative();
        }
        MetaResult pm = result(TauSquared.PM, effects);
        double tau2 = pm.tau2().estimate();
        assertThat(tau2)
                .isBetween(
                        pm.heterogeneity().tau2Range().lower() - DIGITS,
                        Math.max(DIGITS, pm.heterogeneity().tau2Range().upper() + DIGITS));
        assertThat(tau2).isCloseTo(result(TauSquared.EB, effects).tau2().estimate(), within(DIGITS));
    }

    @Property(tries = 60)
    void the_ad_hoc_correction_only_widens(@ForAll("effects") Effects effects) {
        var knappHartung = MetaAnalysis.withDefaults().with(Uncertainty.KNAPP_HARTUNG);
        double narrow = knappHartung.of(effects).pooled().se();
        double wide = knappHartung
                .with(Uncertainty.KNAPP_HARTUNG_AD_HOC)
                .of(effects)
                .pooled()
                .se();
        double usual =
                knappHartung.with(Uncertainty.NORMAL).of(effects).pooled().se();
        assertThat(wide).isCloseTo(Math.max(narrow, usual), within(1e-12));
    }

    @Property(tries = 60)
    void weights_are_percentages(@ForAll("effects") Effects effects, @ForAll TauSquared estimator) {
        var weights = result(estimator, effects).weights();
        assertThat(weights.sum()).isCloseTo(100, within(1e-9));
    }

    @Property(tries = 40)
    void a_wider_level_gives_a_wider_interval(@ForAll("effects") Effects effects) {
        var narrow = MetaAnalysis.withDefaults().with(new Level(0.9)).of(effects);
        var wide = MetaAnalysis.withDefaults().with(new Level(0.99)).of(effects);
        assertThat(wide.pooled().lower()).isLessThan(narrow.pooled().lower());
        assertThat(wide.heterogeneity().tau2Range().upper())
                .isGreaterThanOrEqualTo(narrow.heterogeneity().tau2Range().upper());
    }

    private static MetaResult result(TauSquared estimator, Effects effects) {
        return MetaAnalysis.withDefaults()
                .with(estimator)
                .with(Uncertainty.NORMAL)
                .of(effects);
    }

    private static Effects mapped(Effects effects, double factor, double shift) {
        List<Study> studies = effects.studies().stream()
                .map(study -> Study.of(
                        study.label(), factor * study.values().get(0) + shift, factor * factor * study.variance(0)))
                .toList();
        return new Effects(studies);
    }

    /// Where the likelihood is flat, τ² is known to fewer digits than what follows from it.
    private static void assertClose(MetaResult a, MetaResult b, double factor, double shift) {
        double size = Math.abs(factor);
        assertThat(b.pooled().estimate()).isCloseTo(factor * a.pooled().estimate() + shift, within(DIGITS * size));
        assertThat(b.pooled().se()).isCloseTo(size * a.pooled().se(), within(DIGITS * size));
        assertThat(b.tau2().estimate()).isCloseTo(size * size * a.tau2().estimate(), within(1e-4 * size * size));
        assertThat(b.heterogeneity().iSquared()).isCloseTo(a.heterogeneity().iSquared(), within(1e-2));
    }
}
