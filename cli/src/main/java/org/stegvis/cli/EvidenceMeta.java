package org.stegvis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.meta.Heterogeneity;
import org.stegvis.evidence.meta.MetaAnalysis;
import org.stegvis.evidence.meta.MetaResult;
import org.stegvis.evidence.meta.SmallStudies;
import org.stegvis.evidence.meta.TauSquared;
import org.stegvis.evidence.meta.Uncertainty;
import org.stegvis.evidence.meta.Unpoolable;
import org.stegvis.protocol.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis evidence meta`: the running meta-analysis of one question.
@Command(
        name = "meta",
        header = "Pool the studies of one question.",
        description = {
            "Pooled effect, heterogeneity, prediction interval, each study's weight, and how the estimate moved through time.",
            "Ratios are pooled as logarithms and printed as ratios."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis evidence meta guidelines/back-pain.yaml exercise-function",
            "  stegvis evidence meta guidelines/back-pain.yaml first-pt-or-cbt-function --with results.json --estimator dl --uncertainty z"
        })
final class EvidenceMeta implements Callable<Integer> {

    private static final int ENOUGH_FOR_ASYMMETRY = 10;

    private final Console console;

    @Parameters(index = "0", paramLabel = "EVIDENCE", description = "The evidence file.")
    private Path file;

    @Parameters(index = "1", paramLabel = "QUESTION", description = "The name of a question in it.")
    private String question;

    @Option(
            names = "--with",
            paramLabel = "RESULTS",
            description = "Results document of stegvis analyse, or FHIR R5 Evidence (one, or a Bundle).")
    private @Nullable Path results;

    @Option(names = "--on", paramLabel = "DAY", description = "As on this day (default today).")
    private @Nullable String on;

    @Option(
            names = "--estimator",
            paramLabel = "TAU2",
            description = "common, dl, he, hs, sj, ml, reml, eb, pm or pmm (default reml).")
    private @Nullable TauSquared estimator;

    @Option(
            names = "--uncertainty",
            paramLabel = "KIND",
            description = "z, knha or adhoc (default adhoc, below three effects z).")
    private @Nullable String uncertainty;

    @Option(names = "--level", paramLabel = "LEVEL", description = "Of intervals (default 0.95).")
    private double level = 0.95;

    EvidenceMeta(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        LocalDate day = EvidenceInput.day(on);
        EvidenceFile evidence =
                EvidenceInput.read(file, results, null, day, console).file().upTo(day);
        Question asked = EvidenceInput.requireQuestion(evidence, file, question);
        RunningEvidence running = RunningEvidence.at(evidence, asked, day);
        if (running == null) {
            console.result("%s: no study is pooled on this question.".formatted(asked.id()));
            return ExitCodes.ANSWER_IS_NO;
        }
        try {
            say(
                    evidence,
                    running,
                    analysis(running.result().asked()).of(running.result().effects()));
        } catch (Unpoolable why) {
            throw new BadInput(asked.id() + " cannot be pooled so: " + why.getMessage(), why);
        }
        return ExitCodes.DONE;
    }

    private MetaAnalysis analysis(MetaAnalysis usual) {
        if (!(level > 0 && level < 1)) {
            throw new BadInput("--level is %s but must lie between 0 and 1, as 0.95".formatted(level));
        }
        MetaAnalysis chosen = usual.with(new Level(level));
        chosen = estimator == null ? chosen : chosen.with(estimator);
        return switch (uncertainty) {
            case null -> chosen;
            case "z" -> chosen.with(Uncertainty.NORMAL);
            case "knha" -> chosen.with(Uncertainty.KNAPP_HARTUNG);
            case "adhoc" -> chosen.with(Uncertainty.KNAPP_HARTUNG_AD_HOC);
            default -> throw new BadInput("--uncertainty is '%s' but must be z, knha or adhoc".formatted(uncertainty));
        };
    }

    private void say(EvidenceFile evidence, RunningEvidence running, MetaResult result) {
        Question asked = running.question();
        EffectMeasure measure = asked.measure();
        console.result("%s: %s".formatted(asked.id(), asked.title().in(Language.ENGLISH)));
        console.result("  %s, %s v %s"
                .formatted(
                        measure.label(),
                        asked.intervention().in(Language.ENGLISH),
                        asked.comparison().in(Language.ENGLISH)));
        studies(running, result);
        Estimate pooled = result.pooled();
        console.result("  pooled (%s, %s)  %s  p %s"
                .formatted(
                        result.tau2().estimator().label(),
                        result.asked().uncertainty().label(),
                        interval(measure, pooled.estimate(), pooled.lower(), pooled.upper(), pooled.level()),
                        p(pooled.p())));
        heterogeneity(measure, result);
        smallStudies(result);
        List<RunningEvidence> steps = RunningEvidence.throughTime(evidence, asked);
        if (steps.size() > 1) {
            console.result("  through time");
            steps.forEach(step -> console.result("    %s  %s"
                    .formatted(
                            step.studies().getLast().date(),
                            interval(
                                    measure,
                                    step.told().estimate(),
                                    step.told().lower(),
                                    step.told().upper(),
                                    step.told().level()))));
        }
    }

    private void studies(RunningEvidence running, MetaResult result) {
        var weights = result.weights();
        int row = 0;
        for (StudyRecord study : running.studies()) {
            for (var found : study.results()) {
                if (found.question().equals(running.question().id()) && found.isPooled()) {
                    var effect = found.effect();
                    console.result(String.format(
                            Locale.ROOT,
                            "    %-32s %s  weight %.1f %%",
                            study.id(),
                            interval(
                                    running.question().measure(),
                                    effect.estimate(),
                                    effect.lower(),
                                    effect.upper(),
                                    effect.level()),
                            weights.get(row++)));
                }
            }
        }
    }

    private void heterogeneity(EffectMeasure measure, MetaResult result) {
        Heterogeneity found = result.heterogeneity();
        if (found.df() == 0) {
            console.result("  heterogeneity: one effect says nothing about it");
            return;
        }
        console.result(String.format(
                Locale.ROOT,
                "  heterogeneity: tau2 %.4g (%.4g to %.4g), I2 %.0f %% (%.0f to %.0f), Q %.2f on %d df, p %s",
                result.tau2().estimate(),
                found.tau2Range().lower(),
                found.tau2Range().upper(),
                found.iSquared(),
                found.iSquaredRange().lower(),
                found.iSquaredRange().upper(),
                found.q(),
                found.df(),
                p(found.p())));
        Heterogeneity.Range prediction = result.prediction();
        if (prediction != null) {
            console.result(String.format(
                    Locale.ROOT,
                    "  a new study (prediction, %s): %.3g to %.3g",
                    result.asked().uncertainty() == Uncertainty.NORMAL ? "z" : "t, k - 1",
                    measure.printed(prediction.lower()),
                    measure.printed(prediction.upper())));
        }
    }

    private void smallStudies(MetaResult result) {
        if (result.effects().studies().size() >= ENOUGH_FOR_ASYMMETRY
                && result.effects().areIndependent()) {
            console.result("  small studies: Egger p %s, Begg p %s"
                    .formatted(
                            p(SmallStudies.egger(result.asked(), result.effects())
                                    .p()),
                            p(SmallStudies.begg(result.effects()).p())));
        } else {
            console.result("  small studies: not tested, below ten studies such a test says little");
        }
    }

    private static String interval(EffectMeasure measure, double estimate, double lower, double upper, double level) {
        return String.format(
                Locale.ROOT,
                "%8.3f (%.3g %% %.3f to %.3f)",
                measure.printed(estimate),
                100 * level,
                measure.printed(lower),
                measure.printed(upper));
    }

    private static String p(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }
}
