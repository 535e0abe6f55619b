package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Trials that are changed at a look keep their one-sided error of 2.5 %, whatever the change;
/// `docs/validation/interim.sh` repeats it with more trials.
class ChangedTrialsCalibration {
    private static final int TRIALS = 4000;
    private static final double ALPHA = 0.025;
    private static final double MONTE_CARLO = 4 * Math.sqrt(ALPHA * (1 - ALPHA) / TRIALS);

    private static ChangedRuns trials(String options, String change, double effect) {
        String protocolText = """
                stegvis: 1
                trial: {id: changed, title: Changed, participants: 120}
                treatments: {new: {title: New}, other: {title: Other}, third: {title: Third}, usual: {title: Usual}}
                characteristics:
                  severity: {title: Severity, scale: {categories: [low, high]}}
                measures:
                  y: {title: Outcome, scale: {continuous: {}}, better: lower}
                visits:
                  start: {week: 0, collect: []}
                  end: {week: 12, collect: [y]}
                decisions:
                  first: {at: start, options: [%s], allocate: {procedure: simple}}
                analyses:
                  compared: {compare: first, outcome: y@end}
                interim: {analysis: compared, looks: [0.5, 1], spending: obrien-fleming, change: %s}
                """.formatted(options, change);
        String scenarioText = """
                scenario: 1
                protocol: changed
                characteristics:
                  severity: {categories: {low: 1, high: 1}}
                measures:
                  y: {end: {normal: {mean: "if(first = new and severity = high, %s, 0)", sd: 1}}}
                """.formatted(-effect);
        Protocol protocol = switch (ProtocolReader.read("changed.yaml", protocolText)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
        Scenario scenario = switch (ScenarioReader.read("changed.scenario.yaml", scenarioText, protocol)) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
        return new ChangedRuns(protocol, scenario, 120, 5);
    }

    @Test
    void a_resized_trial_keeps_its_error() {
        var found = trials("new, usual", "{size: {power: 0.9, most: 3}}", 0).run(TRIALS, 2);
        assertThat(found.any().value()).isCloseTo(ALPHA, within(MONTE_CARLO));
        assertThat(found.participants().value()).isBetween(120.0, 250.0);
    }

    @Test
    void dropping_options_keeps_the_error_of_all_together() {
        var found = trials("new, other, third, usual", "{drop: {versus: usual, keep: 1}}", 0)
                .run(TRIALS, 2);
        assertThat(found.any().value()).isLessThan(ALPHA + MONTE_CARLO);
        assertThat(found.uncorrected().value()).isGreaterThan(found.any().value() + MONTE_CARLO);
        assertThat(found.hypotheses()).hasSize(3);
    }

    @Test
    void narrowing_keeps_the_error_and_finds_an_effect_of_the_subgroup() {
        String change = "{narrow: severity = high}";
        assertThat(trials("new, usual", change, 0).run(TRIALS, 2).any().value()).isLessThan(ALPHA + MONTE_CARLO);
        var found = trials("new, usual", change, 0.9).run(500, 2);
        assertThat(found.hypotheses().get(1).rejected().value())
                .isGreaterThan(found.hypotheses().get(0).rejected().value());
        assertThat(found.changed().value()).isGreaterThan(0.7);
    }

    /// As part of a study, with the trial as planned beside it: the same trials, and the same bits on any number of
    /// threads, as text and as numbers.
    @Test
    void a_study_plays_the_same_changed_trials_on_any_number_of_threads() {
        for (String change : List.of("{size: {power: 0.8, most: 2}}", "{narrow: severity = high}")) {
            var trials = trials("new, usual", change, 0.4);
            TrueEffects truth = Study.truth(trials.protocol(), trials.scenario(), 200, 1);
            Study study = Study.of(trials.protocol(), trials.scenario(), truth, 120, 5);
            Kept kept = study.nothing();
            var found = study.run(60, 1, Study.Progress.SILENT, kept, Study.Keeper.NONE);

            assertThat(found.changes()).isEqualTo(trials.run(60, 3));
            assertThat(study.run(60, 3, Study.Progress.SILENT)).isEqualTo(found);
            assertThat(study.kept(kept.numbers()).summary()).isEqualTo(found);
            assertThat(study.kept(kept.numbers()).text()).isEqualTo(kept.text());
        }
    }

    @Test
    void a_study_of_changed_trials_that_was_stopped_goes_on_to_the_same_bits() {
        var trials = trials("new, other, usual", "{drop: {versus: usual, keep: 1}}", 0.4);
        TrueEffects truth = Study.truth(trials.protocol(), trials.scenario(), 200, 1);
        Study study = Study.of(trials.protocol(), trials.scenario(), truth, 120, 5);
        Kept first = study.nothing();
        study.run(25, 1, Study.Progress.SILENT, first, Study.Keeper.NONE);

        assertThat(study.run(60, 2, Study.Progress.SILENT, study.kept(first.text()), Study.Keeper.NONE))
                .isEqualTo(study.run(60, 1, Study.Progress.SILENT));
    }
}
