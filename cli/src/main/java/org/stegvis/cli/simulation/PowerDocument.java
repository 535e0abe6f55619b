package org.stegvis.cli.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Build;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.Figure;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;
import org.stegvis.design.operating.SmallestTrial;
import org.stegvis.protocol.Analysis;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The document that `stegvis power --format json` prints; its shape is `docs/reference/power.schema.json`.
///
/// @param assumed what a derived scenario assumes; empty where a scenario file was given
/// @param varied what `--vary` set; left out where it set nothing
/// @param goal the answer to `--goal`; left out without one
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
record PowerDocument(
        int stegvisPower,
        String stegvis,
        Protocol protocol,
        Scenario scenario,
        int participants,
        PowerDuration duration,
        long replicates,
        String seed,
        List<String> assumed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> varied,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Goal goal,
        List<Planned> analyses,
        List<Choice> choices,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Looks looks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Changes changes,
        List<Count> counts) {

    private static final int VERSION = 1;

    /// The smallest trial that reaches a goal.
    ///
    /// @param error Monte Carlo standard error of the number of participants; null where it cannot be told
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Goal(
            String analysis,
            @Nullable String contrast,
            double share,
            boolean isReached,
            int participants,
            @Nullable Double error,
            List<Tried> tried) {

        static Goal of(PowerGoal asked, SmallestTrial.Answer answer) {
            return new Goal(
                    asked.analysis().id(),
                    asked.isOfChange() ? asked.name() : asked.contrast(),
                    asked.share(),
                    answer.isReached(),
                    answer.participants(),
                    finite(answer.error()),
                    answer.tried().stream()
                            .map(each -> new Tried(each.participants(), Number.of(each.share())))
                            .toList());
        }
    }

    record Tried(int participants, Number share) {}

    record Protocol(String id, String sha256) {}

    /// @param sha256 null where the scenario was derived
    /// @param truth how many made-up participants tell the true values
    record Scenario(@Nullable String sha256, int truth) {}

    record Planned(String id, String outcome, double level, List<Quantity> quantities) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Quantity(
            String of,
            @Nullable String versus,
            Number truth,
            long estimated,
            Number bias,
            Number empiricalError,
            Number modelError,
            Number errorRatio,
            Number coverage,
            Number coverageOf95,
            Number rejection) {}

    /// @param value null where no replicate tells it
    record Number(@Nullable Double value, @Nullable Double error) {
        static Number of(Figure figure) {
            return of(figure.value(), figure.error());
        }

        static Number of(double value, double error) {
            return new Number(finite(value), finite(error));
        }
    }

    record Looks(String analysis, Number rejection, Number participants, List<Look> looks) {
        static @Nullable Looks of(OperatingCharacteristics.@Nullable Looks looks) {
            return looks == null
                    ? null
                    : new Looks(
                            looks.analysis().id(),
                            Number.of(looks.rejection()),
                            Number.of(looks.participants()),
                            looks.looks().stream()
                                    .map(each -> new Look(
                                            each.fraction(),
                                            each.participants(),
                                            Number.of(each.efficacy()),
                                            Number.of(each.futility())))
                                    .toList());
        }
    }

    /// What becomes of a trial that is changed at its first look.
    ///
    /// @param any of the hypotheses rejected
    /// @param uncorrected as if nothing had been changed
    record Changes(
            Number any, Number uncorrected, Number changed, Number participants, List<ChangedHypothesis> hypotheses) {
        static @Nullable Changes of(ChangedTrials.@Nullable Found found) {
            return found == null
                    ? null
                    : new Changes(
                            Number.of(found.any()),
                            Number.of(found.uncorrected()),
                            Number.of(found.changed()),
                            Number.of(found.participants()),
                            found.hypotheses().stream()
                                    .map(each -> new ChangedHypothesis(
                                            each.name(), Number.of(each.rejected()), Number.of(each.uncorrected())))
                                    .toList());
        }
    }

    record ChangedHypothesis(String name, Number rejected, Number uncorrected) {}

    record Look(double fraction, int participants, Number efficacy, Number futility) {}

    record Choice(String analysis, String best, Number correct, Number loss, List<Chosen> regimes) {}

    record Chosen(String regime, double truth, Number share) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Count(
            String what,
            @Nullable String decision,
            @Nullable String option,
            @Nullable String responseClass,
            @Nullable String analysis,
            Number mean,
            @Nullable Double sd,
            double least,
            double most) {}

    static PowerDocument of(PowerPlan plan, OperatingCharacteristics found, @Nullable Goal goal) {
        return new PowerDocument(
                VERSION,
                Build.version(),
                new Protocol(plan.protocol().trial().id(), plan.protocolSha256()),
                new Scenario(plan.scenarioSha256(), plan.truth()),
                found.participants(),
                PowerDuration.of(plan, found),
                found.replicates(),
                Long.toString(plan.seed()),
                plan.assumptions(),
                plan.varied(),
                goal,
                plan.protocol().analyses().stream()
                        .map(analysis -> planned(analysis, found))
                        .toList(),
                found.choices().stream().map(PowerDocument::choice).toList(),
                Looks.of(found.looks()),
                Changes.of(found.changes()),
                found.counts().stream().map(PowerCounts::count).toList());
    }

    private static Planned planned(Analysis analysis, OperatingCharacteristics found) {
        return new Planned(
                analysis.id(),
                analysis.outcome().toString(),
                analysis.level(),
                found.of(analysis).stream().map(PowerDocument::quantity).toList());
    }

    private static Quantity quantity(OfQuantity each) {
        return new Quantity(
                each.quantity().of(),
                each.quantity().versus(),
                Number.of(each.quantity().truth(), each.quantity().truthError()),
                each.estimated(),
                Number.of(each.bias()),
                Number.of(each.empiricalError()),
                Number.of(each.modelError()),
                Number.of(each.errorRatio()),
                Number.of(each.coverage()),
                Number.of(each.coverageOf95()),
                Number.of(each.rejection()));
    }

    private static Choice choice(OperatingCharacteristics.Choice choice) {
        return new Choice(
                choice.analysis().id(),
                choice.best(),
                Number.of(choice.correct()),
                Number.of(choice.loss()),
                choice.regimes().stream()
                        .map(each -> new Chosen(each.regime(), each.truth(), Number.of(each.share())))
                        .toList());
    }

    static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
