package org.stegvis.report.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.meta.Heterogeneity;
import org.stegvis.evidence.meta.Influence;
import org.stegvis.evidence.meta.MetaResult;
import org.stegvis.evidence.meta.SmallStudies;
import org.stegvis.evidence.meta.SmallStudyEffects;
import org.stegvis.evidence.meta.Subgroups;
import org.stegvis.evidence.meta.TauSquared;
import org.stegvis.evidence.meta.Uncertainty;
import org.stegvis.protocol.Language;
import org.stegvis.report.words.Words;

/// A meta-analysis in lines for a terminal. Ratios are printed as ratios.
public record MetaWords(Question question, Words words) {
    private static final int ENOUGH_FOR_ASYMMETRY = 10;
    private static final double LEAST_P = 0.0001;

    public MetaWords(Question question, Language language) {
        this(question, new Words(language));
    }

    /// The question, what is compared, and each effect with its weight.
    public List<String> studies(RunningEvidence running, MetaResult result) {
        var lines = new ArrayList<String>();
        lines.add("%s: %s".formatted(question.id(), words.of(question.title())));
        lines.add(words.say(
                "  %s, %s v %s",
                "  %s, %s mot %s",
                words.language() == Language.ENGLISH
                        ? question.measure().label()
                        : new EffectWords(question, words).measure(),
                words.of(question.intervention()),
                words.of(question.comparison())));
        int row = 0;
        for (StudyRecord study : running.studies()) {
            for (StudyResult found : study.results()) {
                if (found.question().equals(question.id()) && found.isPooled()) {
                    var effect = found.effect();
                    String interval = interval(effect.estimate(), effect.lower(), effect.upper(), effect.level());
                    lines.add(hyphens(String.format(
                            locale(),
                            "    %-32s %s  " + words.say("weight", "vekt") + " %.1f %%",
                            study.id(),
                            interval,
                            result.weights().get(row++))));
                }
            }
        }
        return lines;
    }

    /// The pooled effect and heterogeneity.
    public List<String> pooled(MetaResult result) {
        Estimate pooled = result.pooled();
        var lines = new ArrayList<String>();
        lines.add(words.say(
                "  pooled (%s, %s)  %s  p %s",
                "  samlet (%s, %s)  %s  p %s",
                estimator(result.tau2().estimator()),
                result.asked().uncertainty().label(),
                interval(pooled.estimate(), pooled.lower(), pooled.upper(), pooled.level()),
                p(pooled.p())));
        lines.addAll(heterogeneity(result));
        return lines;
    }

    /// Tests of small-study effects, from ten studies on.
    public List<String> asymmetry(MetaResult result) {
        boolean isTested = result.effects().studies().size() >= ENOUGH_FOR_ASYMMETRY
                && result.effects().areIndependent();
        return List.of(
                isTested
                        ? words.say(
                                "  small studies: Egger p %s, Begg p %s",
                                "  små studier: Egger p %s, Begg p %s",
                                p(SmallStudies.egger(result.asked(), result.effects())
                                        .p()),
                                p(SmallStudies.begg(result.effects()).p()))
                        : words.say(
                                "  small studies: not tested, below ten studies such a test says little",
                                "  små studier: ikke testet, under ti studier sier en slik test lite"));
    }

    private List<String> heterogeneity(MetaResult result) {
        Heterogeneity found = result.heterogeneity();
        if (found.df() == 0) {
            return List.of(words.say(
                    "  heterogeneity: one effect says nothing about it",
                    "  heterogenitet: ett estimat sier ingenting om den"));
        }
        var lines = new ArrayList<String>();
        lines.add(hyphens(String.format(
                locale(),
                words.say(
                        "  heterogeneity: tau2 %.4g (%.4g to %.4g), I2 %.0f %% (%.0f to %.0f), Q %.2f on %d df, p %s",
                        "  heterogenitet: tau2 %.4g (%.4g til %.4g), I2 %.0f %% (%.0f til %.0f), Q %.2f med %d frihetsgrader, p %s"),
                result.tau2().estimate(),
                found.tau2Range().lower(),
                found.tau2Range().upper(),
                found.iSquared(),
                found.iSquaredRange().lower(),
                found.iSquaredRange().upper(),
                found.q(),
                found.df(),
                p(found.p()))));
        Heterogeneity.Range prediction = result.prediction();
        if (prediction != null) {
            boolean isNormal = result.asked().uncertainty() == Uncertainty.NORMAL;
            lines.add(hyphens(String.format(
                    locale(),
                    words.say(
                            "  a new study (prediction, %s): %.3g to %.3g",
                            "  en ny studie (prediksjon, %s): %.3g til %.3g"),
                    isNormal ? "z" : "t, k - 1",
                    question.measure().printed(prediction.lower()),
                    question.measure().printed(prediction.upper()))));
        }
        return lines;
    }

    /// What was known after each publication.
    public List<String> throughTime(List<RunningEvidence> steps) {
        if (steps.size() < 2) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(words.say("  through time", "  gjennom tid"));
        for (RunningEvidence step : steps) {
            var told = step.told();
            lines.add("    %s  %s"
                    .formatted(
                            step.studies().getLast().date(),
                            interval(told.estimate(), told.lower(), told.upper(), told.level())));
        }
        return lines;
    }

    /// A common effect straight from the tables.
    public String common(String method, Estimate found) {
        return words.say(
                "  common effect (%s)  %s  p %s",
                "  felles effekt (%s)  %s  p %s",
                method,
                interval(found.estimate(), found.lower(), found.upper(), found.level()),
                p(found.p()));
    }

    /// Coefficients of a meta-regression, on the scale on which effects are pooled.
    public List<String> regression(MetaResult result) {
        var lines = new ArrayList<String>();
        lines.add(
                question.measure().isRatio()
                        ? words.say("  meta-regression (of the logarithm)", "  metaregresjon (av logaritmen)")
                        : words.say("  meta-regression", "  metaregresjon"));
        List<String> names = result.moderators().names();
        for (int i = 0; i < names.size(); i++) {
            Estimate one = result.coefficients().estimate(i, result.asked().level());
            String name = i == 0 ? words.say("intercept", "konstantledd") : names.get(i);
            lines.add(hyphens(String.format(
                    locale(),
                    "    %-32s %8.4f (%.4f " + words.say("to", "til") + " %.4f)  p %s",
                    name,
                    one.estimate(),
                    one.lower(),
                    one.upper(),
                    p(one.p()))));
        }
        GlobalTest test = result.moderation();
        if (test != null) {
            lines.add(words.say(
                    "    all moderators: p %s; residual %s",
                    "    alle moderatorer: p %s; rest %s", p(test.p()), rest(result)));
        }
        return lines;
    }

    private String rest(MetaResult result) {
        double explained = result.explained();
        String tau2 = hyphens(String.format(locale(), "tau2 %.4g", result.tau2().estimate()));
        return Double.isNaN(explained)
                ? tau2
                : tau2 + words.say(", %s of it explained", ", %s av den forklart", words.percent(explained, 0));
    }

    /// Each subgroup, and whether they differ.
    public List<String> subgroups(String by, Subgroups found) {
        var lines = new ArrayList<String>();
        lines.add(words.say("  subgroups by %s", "  undergrupper etter %s", by));
        found.groups().forEach((name, result) -> {
            Estimate pooled = result.pooled();
            lines.add(hyphens(String.format(
                    locale(),
                    "    %-32s %s  k %d, tau2 %.4g",
                    name,
                    interval(pooled.estimate(), pooled.lower(), pooled.upper(), pooled.level()),
                    result.effects().size(),
                    result.tau2().estimate())));
        });
        lines.add(words.say(
                "    difference between subgroups: p %s",
                "    forskjell mellom undergrupper: p %s", p(found.difference().p())));
        return lines;
    }

    /// Tests of small-study effects, and how the pooled effect would look if the funnel were symmetric.
    public List<String> smallStudies(MetaResult result, SmallStudyEffects found) {
        var lines = new ArrayList<String>();
        lines.add(hyphens(String.format(
                locale(),
                words.say(
                        "  small studies: Egger p %s (classical %s), Begg tau %.3f, p %s%s",
                        "  små studier: Egger p %s (klassisk %s), Begg tau %.3f, p %s%s"),
                p(found.egger().p()),
                p(found.eggerClassical().p()),
                found.begg().tau(),
                p(found.begg().p()),
                result.effects().studies().size() < ENOUGH_FOR_ASYMMETRY
                        ? words.say("; below ten studies this says little", "; under ti studier sier dette lite")
                        : "")));
        Estimate pooled = found.filled().filled().pooled();
        int missing = found.filled().missing();
        lines.add(
                missing == 0
                        ? words.say(
                                "  trim and fill: no study seems to lack",
                                "  trim and fill: ingen studie ser ut til å mangle")
                        : words.say(
                                "  trim and fill: %s among the %s effects; with %s %s",
                                "  trim and fill: %s blant de %s effektene; med %s %s",
                                missing == 1
                                        ? words.say("1 study seems to lack", "1 studie ser ut til å mangle")
                                        : words.say(
                                                "%s studies seem to lack",
                                                "%s studier ser ut til å mangle", words.count(missing)),
                                found.filled().isLeft()
                                        ? words.say("smaller", "mindre")
                                        : words.say("larger", "større"),
                                missing == 1 ? words.say("it", "den") : words.say("them", "dem"),
                                interval(pooled.estimate(), pooled.lower(), pooled.upper(), pooled.level())
                                        .strip()));
        return lines;
    }

    /// The pooled effect without each study, and how far the study pulls.
    public List<String> influence(List<Influence> all) {
        var lines = new ArrayList<String>();
        lines.add(words.say("  without each study, and its influence", "  uten hver studie, og dens innflytelse"));
        for (Influence each : all) {
            Estimate pooled = each.without().pooled();
            lines.add(hyphens(String.format(
                    locale(),
                    "    %-32s %s  " + words.say("residual", "residual") + " %.2f, Cook %.3f",
                    each.study(),
                    interval(pooled.estimate(), pooled.lower(), pooled.upper(), pooled.level()),
                    each.residual(),
                    each.cook())));
        }
        return lines;
    }

    private String estimator(TauSquared estimator) {
        return words.language() == Language.ENGLISH || estimator != TauSquared.REML ? estimator.label() : "REML";
    }

    private String interval(double estimate, double lower, double upper, double level) {
        EffectMeasure measure = question.measure();
        return hyphens(String.format(
                locale(),
                "%8.3f (%.3g %% %.3f " + words.say("to", "til") + " %.3f)",
                measure.printed(estimate),
                100 * level,
                measure.printed(lower),
                measure.printed(upper)));
    }

    private String p(double p) {
        return p < LEAST_P
                ? "< " + hyphens(String.format(locale(), "%.4f", LEAST_P))
                : hyphens(String.format(locale(), "%.4f", p));
    }

    private Locale locale() {
        return words.language() == Language.ENGLISH
                ? Locale.ROOT
                : words.language().locale();
    }

    /// A terminal shows a hyphen where a page has a minus.
    private static String hyphens(String numbers) {
        return numbers.replace('\u2212', '-');
    }
}
