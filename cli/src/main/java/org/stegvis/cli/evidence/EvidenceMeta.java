package org.stegvis.cli.evidence;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.cli.terminal.Json;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.living.StudyTraits;
import org.stegvis.evidence.meta.Influence;
import org.stegvis.evidence.meta.MetaAnalysis;
import org.stegvis.evidence.meta.MetaResult;
import org.stegvis.evidence.meta.SmallStudyEffects;
import org.stegvis.evidence.meta.Subgroups;
import org.stegvis.evidence.meta.TauSquared;
import org.stegvis.evidence.meta.Uncertainty;
import org.stegvis.evidence.meta.Unpoolable;
import org.stegvis.protocol.Language;
import org.stegvis.report.guideline.MetaWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  stegvis evidence meta guidelines/back-pain.yaml first-pt-or-cbt-function --with results.json --estimator dl --uncertainty z",
            "  stegvis evidence meta evidence.yaml QUESTION --moderator weeks --group setting --influence --language nb"
        })
final class EvidenceMeta implements Callable<Integer> {

    private final Console console;

    @Mixin
    private GivenEvidence given;

    @Parameters(index = "1", paramLabel = "QUESTION", description = "The name of a question in it.")
    private String question;

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

    @Option(
            names = "--common",
            paramLabel = "METHOD",
            description = "Beside it a common effect from the counts: mh (Mantel-Haenszel) or peto.")
    private @Nullable String common;

    @Option(
            names = "--moderator",
            paramLabel = "NAME",
            description = "Meta-regression on this moderator of the studies; again for more.")
    private List<String> moderators = List.of();

    @Option(names = "--group", paramLabel = "NAME", description = "Subgroups by this group of the studies.")
    private @Nullable String group;

    @Option(
            names = "--small-studies",
            description = "Tests of small-study effects, and trim and fill, however few studies there are.")
    private boolean smallStudies;

    @Option(
            names = "--within",
            paramLabel = "RHO",
            description = "Correlation of true effects within a study that has several (default 0.5).")
    private double within = 0.5;

    @Option(names = "--influence", description = "The estimate without each study, and how far it pulls.")
    private boolean influence;

    @Mixin
    private FormatOption format = new FormatOption();

    EvidenceMeta(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        LocalDate day = given.day();
        Language wanted = given.language();
        EvidenceFile evidence = given.read(console).file().upTo(day);
        Question asked = EvidenceInput.requireQuestion(evidence, given.file(), question);
        RunningEvidence running = RunningEvidence.at(evidence, asked, day);
        if (running == null) {
            console.result(
                    wanted == Language.ENGLISH
                            ? "%s: no study is pooled on this question.".formatted(asked.id())
                            : "%s: ingen studie er slått sammen for dette spørsmålet.".formatted(asked.id()));
            return ExitCodes.ANSWER_IS_NO;
        }
        try {
            MetaAnalysis analysis = analysis(running.result().asked());
            MetaResult result = analysis.of(running.result().effects());
            switch (format.chosen()) {
                case TEXT -> say(evidence, running, result, new MetaWords(asked, wanted));
                case JSON -> Json.write(document(evidence, running, result), console);
            }
        } catch (Unpoolable why) {
            throw new BadInput(asked.id() + " cannot be pooled so: " + why.getMessage(), why);
        } catch (StudyTraits.Missing missing) {
            throw new BadInput(asked.id() + " cannot be divided so: " + missing.getMessage(), missing);
        }
        return ExitCodes.DONE;
    }

    private MetaAnalysis analysis(MetaAnalysis usual) {
        if (!(level > 0 && level < 1)) {
            throw new BadInput("--level is %s but must lie between 0 and 1, as 0.95".formatted(level));
        }
        if (!(within >= 0 && within <= 1)) {
            throw new BadInput("--within is %s but must lie from 0 to 1, as 0.5".formatted(within));
        }
        MetaAnalysis chosen = usual.with(new Level(level)).withCorrelationWithin(within);
        chosen = estimator == null ? chosen : chosen.with(estimator);
        return switch (uncertainty) {
            case null -> chosen;
            case "z" -> chosen.with(Uncertainty.NORMAL);
            case "knha" -> chosen.with(Uncertainty.KNAPP_HARTUNG);
            case "adhoc" -> chosen.with(Uncertainty.KNAPP_HARTUNG_AD_HOC);
            default -> throw new BadInput("--uncertainty is '%s' but must be z, knha or adhoc".formatted(uncertainty));
        };
    }

    private void say(EvidenceFile evidence, RunningEvidence running, MetaResult result, MetaWords words) {
        var traits = new StudyTraits(running);
        // What cannot be had is told before anything is printed.
        Estimate table = common(traits, result);
        SmallStudyEffects small = smallStudies ? SmallStudyEffects.of(result) : null;
        words.studies(running, result).forEach(console::result);
        words.pooled(result).forEach(console::result);
        (small == null ? words.asymmetry(result) : words.smallStudies(result, small)).forEach(console::result);
        if (table != null && common != null) {
            console.result(words.common(common.equals("mh") ? "Mantel-Haenszel" : "Peto", table));
        }
        if (!moderators.isEmpty()) {
            words.regression(regression(traits, result)).forEach(console::result);
        }
        if (group != null) {
            words.subgroups(group, subgroups(traits, result, group)).forEach(console::result);
        }
        if (influence) {
            words.influence(Influence.of(result.asked(), result.effects())).forEach(console::result);
        }
        words.throughTime(RunningEvidence.throughTime(evidence, running.question()))
                .forEach(console::result);
    }

    private MetaResult regression(StudyTraits traits, MetaResult result) {
        return result.asked().of(result.effects(), traits.moderators(moderators));
    }

    private static Subgroups subgroups(StudyTraits traits, MetaResult result, String by) {
        return Subgroups.of(result.asked(), result.effects(), traits.groups(by));
    }

    private @Nullable Estimate common(StudyTraits traits, MetaResult result) {
        return switch (common) {
            case null -> null;
            case "mh" -> traits.mantelHaenszel(result.asked().level());
            case "peto" -> traits.peto(result.asked().level());
            default -> throw new BadInput("--common is '%s' but must be mh or peto".formatted(common));
        };
    }

    private MetaDocument document(EvidenceFile evidence, RunningEvidence running, MetaResult result) {
        var traits = new StudyTraits(running);
        return MetaDocument.of(
                running,
                result,
                common(traits, result),
                moderators.isEmpty() ? null : regression(traits, result),
                group == null ? null : subgroups(traits, result, group),
                smallStudies ? SmallStudyEffects.of(result) : null,
                influence ? Influence.of(result.asked(), result.effects()) : List.of(),
                RunningEvidence.throughTime(evidence, running.question()));
    }
}
