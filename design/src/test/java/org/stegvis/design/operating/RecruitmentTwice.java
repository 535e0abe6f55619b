package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stegvis.design.operating.OperatingCharacteristics.Count;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Recruitment by site, costs and misclassified response: on columns, through the engine, and by hand.
class RecruitmentTwice {
    private static final double WEEKS_A_MONTH = 365.25 / 7 / 12;
    private static final String PROTOCOL = """
            stegvis: 1
            trial: {id: sites, title: Sites, participants: 120}
            sites: [north, south]
            treatments:
              a: {title: A, weeks: 4, sessions: 4}
              b: {title: B, weeks: 4, sessions: 2}
              c: {title: C, sessions: 1}
              d: {title: D, sessions: 1}
            measures:
              y: {title: Outcome, scale: {continuous: {}}, better: higher}
            visits:
              start: {week: 0, collect: []}
              middle: {week: 8, collect: [y]}
              end: {week: 16, collect: [y]}
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: permuted-blocks, sizes: [2, 4], strata: [site]}}
              second:
                at: middle
                response: y@middle > 0
                if-missing: wait
                routes:
                  - {when: response, continue: true}
                  - {when: otherwise, options: [c, d], allocate: {procedure: simple}}
            analyses:
              first: {compare: first, outcome: y@end, adjust: [site]}
              regimes: {compare: regimes, outcome: y@end}
            """;
    private static final String REST = """
            measures:
              y:
                middle: {normal: {mean: 0, sd: 1}}
                end: {normal: {mean: "if(second.response, 1, 0)", sd: 1}}
            """;
    private static final String EVERYTHING = """
            scenario: 1
            protocol: sites
            enrolment:
              start: 2020-01-06
              variation: 0.5
              sites:
                north: {assessed-per-month: 12}
                south: {opens: 2020-03-02, assessed-per-month: 20}
            consent: 0.8
            decisions:
              first: {start: 0.9, complete: 0.7}
            missing: {middle: 0.1, end: 0.1}
            withdraw: {middle: 0.05}
            classification: {second: {response: 0.9, non-response: 0.8}}
            costs: {currency: NOK, start-up: 1000, month: 10, site: 100, site-month: 5, assessed: 1, participant: 20, session: 3, visit: 2}
            """ + REST;

    private final Protocol protocol = protocol();

    @Test
    void both_ways_count_the_same() {
        Scenario scenario = scenario(EVERYTHING);
        TrueEffects truth = Study.truth(protocol, scenario, 300, 1);
        var fast = Study.of(protocol, scenario, truth, 60, 3).run(25, 2, Study.Progress.SILENT);
        var slow = Study.throughEngine(protocol, scenario, truth, 60, 3).run(25, 1, Study.Progress.SILENT);

        assertThat(fast.counts()).hasSameSizeAs(slow.counts());
        for (int i = 0; i < fast.counts().size(); i++) {
            assertThat(fast.counts().get(i).mean().value())
                    .as(fast.counts().get(i).counted().toString())
                    .isEqualTo(slow.counts().get(i).mean().value(), within(1e-7));
        }
        for (int i = 0; i < fast.quantities().size(); i++) {
            assertThat(fast.quantities().get(i).bias().value())
                    .isEqualTo(slow.quantities().get(i).bias().value(), within(1e-7));
        }
    }

    @Test
    void all_sites_open_from_the_first_day_are_one_poisson_process() {
        var found = played("""
                scenario: 1
                protocol: sites
                enrolment: {sites: {north: {assessed-per-month: 10}, south: {assessed-per-month: 30}}}
                """ + REST, 120, 2000);

        // The 120th arrival of a Poisson process: mean n / rate, standard deviation √n / rate.
        double rate = 40 / WEEKS_A_MONTH;
        Count weeks = count(found, new Counted.EnrolmentWeeks());
        assertWithin(weeks.mean(), 120 / rate);
        assertThat(weeks.sd()).isEqualTo(Math.sqrt(120) / rate, within(0.05));
        assertThat(count(found, new Counted.TrialWeeks()).mean().value())
                .isEqualTo(weeks.mean().value() + 16, within(1e-9));
    }

    @Test
    void a_gamma_rate_adds_its_variation() {
        var found = played("""
                scenario: 1
                protocol: sites
                enrolment: {variation: 0.4, sites: {north: {assessed-per-month: 40}, south: {assessed-per-month: 0.000001}}}
                """ + REST, 120, 4000);

        // One site in effect: n / (rate G), G gamma with mean 1; E 1/G = k / (k - 1) for shape k = 1 / 0.16.
        double rate = 40 / WEEKS_A_MONTH;
        double shape = 1 / 0.16;
        assertWithin(count(found, new Counted.EnrolmentWeeks()).mean(), 120 / rate * shape / (shape - 1));
    }

    @Test
    void response_is_classified_with_these_mistakes() {
        var found = played("""
                scenario: 1
                protocol: sites
                characteristics:
                  site: {north: 1, south: 1}
                classification: {second: {response: 0.9, non-response: 0.8}}
                """ + REST, 120, 1000);

        // Half of them respond: 0.5 · 0.9 + 0.5 · 0.2 are put among the responders.
        assertWithin(count(found, new Counted.InClass("second", "response")).mean(), 120 * 0.55);
    }

    @Test
    void costs_are_those_of_the_uses_by_hand() {
        var found = played("""
                scenario: 1
                protocol: sites
                enrolment: {per-week: 6}
                characteristics:
                  site: {north: 1, south: 1}
                costs: {currency: NOK, start-up: 1000, month: 10, site: 100, site-month: 5, assessed: 1, participant: 20, visit: 2}
                """ + REST, 120, 25);

        // 20 weeks of enrolment and 16 until the last visit, two sites, three visits each.
        double months = 36 / WEEKS_A_MONTH;
        assertThat(count(found, new Counted.Cost("NOK")).mean().value())
                .isEqualTo(1000 + 10 * months + 200 + 5 * 2 * months + 120 + 2400 + 2 * 360, within(1e-6));
    }

    private OperatingCharacteristics played(String text, int participants, int replicates) {
        Scenario scenario = scenario(text);
        TrueEffects truth = Study.truth(protocol, scenario, 100, 1);
        return Study.of(protocol, scenario, truth, participants, 5).run(replicates, 2, Study.Progress.SILENT);
    }

    private static Count count(OperatingCharacteristics found, Counted counted) {
        return found.counts().stream()
                .filter(each -> each.counted().equals(counted))
                .findFirst()
                .orElseThrow();
    }

    /// Within four Monte Carlo errors.
    private static void assertWithin(Figure figure, double expected) {
        assertThat(figure.value()).isEqualTo(expected, within(4 * figure.error()));
    }

    private static Protocol protocol() {
        return switch (ProtocolReader.read("sites.yaml", PROTOCOL)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
    }

    private Scenario scenario(String text) {
        return switch (ScenarioReader.read("sites.scenario.yaml", text, protocol)) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
    }
}
