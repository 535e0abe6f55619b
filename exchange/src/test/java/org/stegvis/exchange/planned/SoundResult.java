package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.SurvivalCurves;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.estimation.result.Warning;

/// Holds every number of a result, in whatever section it stands, to be a number, or a warning to name what is none.
record SoundResult(Result.Found found) {

    void check() {
        for (Section section : found.sections()) {
            switch (section) {
                case Section.Values values -> check(values);
                case Section.Family family -> check(family);
                case Section.Coefficients(var link, var estimates) ->
                    estimates.forEach(each -> check("coefficient " + each.name(), each.estimate()));
                case Section.Parameters(var of, var values) ->
                    values.forEach(each -> finite(of + " " + each.name(), each.value()));
                case Section.Progress progress ->
                    progress.fractions().forEach(each -> finite("fraction of " + each.of(), each.fraction()));
                case Section.Rule rule -> assertThat(rule.rule()).isNotNull();
                case Prediction prediction ->
                    prediction.spread().forEach(each -> {
                        finite("spread of " + each.regime(), each.sd());
                        finite("spread of " + each.regime(), each.lower());
                        finite("spread of " + each.regime(), each.upper());
                    });
                case Tipping tipping ->
                    tipping.courses()
                            .forEach(course -> course.points()
                                    .forEach(point -> finite(
                                            "shifted " + course.shifted(),
                                            point.difference().estimate())));
                case SurvivalCurves curves -> curves.curves().forEach(this::check);
            }
        }
        for (Warning warning : found.warnings()) {
            assertThat(warning.sentence()).isNotBlank().doesNotContain("NaN", "null");
        }
    }

    private void check(Section.Values section) {
        section.values().forEach(each -> check(each.name(), each.estimate()));
        section.inPopulation().forEach(each -> check(each.name(), each.estimate()));
        section.contrasts().forEach(each -> check(each.of() + " - " + each.versus(), each.difference()));
        switch (section.ratios()) {
            case Section.Ratios.None none -> {}
            case Section.Ratios.OfOdds(var ratios) -> check(ratios);
            case Section.Ratios.OfMeans(var ratios) -> check(ratios);
            case Section.Ratios.OfRisks(var risks, var odds) -> {
                check(risks);
                check(odds);
            }
        }
        check(section.equality());
    }

    private void check(List<Ratio> ratios) {
        ratios.forEach(each -> {
            String name = each.of() + " / " + each.versus();
            finite(name, each.ratio());
            if (each.lower() < each.upper()) {
                probability(name, each.p());
            } else {
                told(name);
            }
        });
    }

    private void check(GlobalTest test) {
        finite("test of equality", test.statistic());
        probability("test of equality", test.p());
    }

    private void check(Section.Family family) {
        finite("critical value", family.critical());
        family.contrasts().forEach(each -> {
            String name = each.of() + " - " + each.versus();
            finite(name, each.lower());
            finite(name, each.upper());
            probability(name, each.holm());
            probability(name, each.hochberg());
            probability(name, each.maxT());
        });
    }

    private void check(SurvivalCurves.Curve curve) {
        for (int i = 0; i < curve.times().size(); i++) {
            double s = curve.probabilities().get(i);
            probability("curve of " + curve.side(), s);
            assertThat(curve.lower().get(i)).as("lower of " + curve.side()).isBetween(0.0, s + 1e-12);
            assertThat(curve.upper().get(i)).as("upper of " + curve.side()).isBetween(s - 1e-12, 1.0);
        }
    }

    /// A standard error of zero, which leaves nothing to test by, must be told.
    private void check(String name, Estimate estimate) {
        finite(name, estimate.estimate());
        finite(name + ", se", estimate.se());
        finite(name + ", lower", estimate.lower());
        finite(name + ", upper", estimate.upper());
        if (estimate.se() > 0) {
            finite(name + ", statistic", estimate.statistic());
            probability(name + ", p", estimate.p());
        } else {
            told(name);
        }
    }

    /// A warning names each side of what has no standard error, or the coefficient belongs to such a side.
    private void told(String name) {
        assertThat(found.warnings())
                .as("%s has no standard error, which a warning must tell", name)
                .isNotEmpty();
        for (String side : name.split(" [-/] ", -1)) {
            if (found.values().values().stream().anyMatch(each -> each.name().equals(side))) {
                assertThat(found.warnings().stream().map(Warning::sentence))
                        .as("a warning that names %s", side)
                        .anyMatch(sentence -> sentence.contains(side));
            }
        }
    }

    private void finite(String name, double value) {
        assertThat(value).as("%s, warnings %s", name, found.warnings()).isFinite();
    }

    private void probability(String name, double value) {
        assertThat(value).as("%s, warnings %s", name, found.warnings()).isBetween(0.0, 1.0);
    }
}
