package org.stegvis.report.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.GuidelineCheck.Unasked;
import org.stegvis.evidence.living.InformationSize;
import org.stegvis.evidence.living.Monitoring;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.living.Told;
import org.stegvis.protocol.Language;
import org.stegvis.report.words.Words;

/// The check of a guideline in words: what each recommendation rests on, then and now, and why it may need a look.
/// It never says what to do with a guideline.
public final class CheckWords {
    private static final double TIMES = 2;

    private final GuidelineCheck check;
    private final Words words;
    private final SignalWords signals;

    public CheckWords(GuidelineCheck check, Language language) {
        this.check = check;
        this.words = new Words(language);
        this.signals = new SignalWords(words);
    }

    /// A line of the check.
    ///
    /// @param depth 0 for what is checked, 1 for its verdict and questions, 2 and 3 for what they rest on
    public record Line(int depth, String text) {}

    /// All of it, in order.
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (RecommendationCheck each : check.recommendations()) {
            recommendation(each, lines);
        }
        if (!check.unasked().isEmpty()) {
            lines.add(new Line(0, unaskedHead()));
            if (isSequential()) {
                lines.add(new Line(1, sequential()));
            }
            check.unasked().forEach(each -> unasked(each, lines));
        }
        lines.add(new Line(0, closing()));
        return lines;
    }

    /// That people decide.
    public String closing() {
        return words.say(
                "These are signals, and people decide: whether to look again, and what then follows, is for the guideline group.",
                "Dette er signaler, og mennesker avgjør: om det skal ses på nytt, og hva som så følger, er retningslinjegruppens sak.");
    }

    public String unaskedHead() {
        return words.say(
                "Questions that no recommendation here asks, with evidence",
                "Spørsmål som ingen anbefaling her stiller, med evidens");
    }

    /// Whether a question that nobody asks has results of a sequential trial.
    public boolean isSequential() {
        return check.unasked().stream()
                .flatMap(each -> each.results().keySet().stream())
                .anyMatch(study -> study.design() == StudyRecord.Design.SMART);
    }

    /// What a sequential trial adds that guidelines do not ask for.
    public String sequential() {
        return words.say(
                "Some come from a sequential trial (SMART). It also asks what to do next, such as after non-response; no recommendation here says.",
                "Noen kommer fra en sekvensiell studie (SMART). Den spør også hva som skal gjøres videre, for eksempel når en behandling ikke hjelper; ingen anbefaling her sier det.");
    }

    private void recommendation(RecommendationCheck each, List<Line> lines) {
        Recommendation recommendation = each.recommendation();
        lines.add(new Line(
                0,
                "%s (%s): %s"
                        .formatted(
                                words.of(recommendation.guideline().title()),
                                recommendation.date().getYear(),
                                words.of(recommendation.text()))));
        lines.add(new Line(1, verdict(each) + " " + age(each)));
        for (BasisCheck basis : each.basis()) {
            lines.add(new Line(1, title(basis.basis().question())));
            basis(basis, recommendation, lines);
        }
    }

    /// The verdict as a sentence; one without a single figure is told apart from one that was compared.
    String verdict(RecommendationCheck each) {
        boolean hasFigure = each.basis().stream().anyMatch(basis -> basis.now() != null || basis.before() != null);
        String verdict = words.capitalised(signals.verdict(each.verdict()));
        return hasFigure
                ? verdict + "."
                : words.say(
                        "%s, as far as this file can tell: it holds no verified figure on it.",
                        "%s, så vidt denne filen kan si: den har ikke noe bekreftet tall om den.", verdict);
    }

    String age(RecommendationCheck each) {
        return words.say(
                "Its evidence is %s years old; age alone predicts badly whether a recommendation holds.",
                "Evidensen er %s år gammel; alder alene sier lite om en anbefaling holder.",
                words.count((int) each.years()));
    }

    public String title(Question question) {
        return "%s (%s; %s)"
                .formatted(
                        words.of(question.title()), words.of(question.outcome().title()), words.of(question.time()));
    }

    private void basis(BasisCheck basis, Recommendation recommendation, List<Line> lines) {
        for (String sentence : sentences(basis, recommendation)) {
            lines.add(new Line(2, sentence));
        }
    }

    /// What is said about one question of a recommendation.
    List<String> sentences(BasisCheck basis, Recommendation recommendation) {
        var said = new ArrayList<String>();
        var effects = new EffectWords(basis.basis().question(), words);
        StudyRecord study = basis.basis().study();
        if (basis.before() == null) {
            said.add(words.say(
                    "Then: no estimate that could be verified.", "Da: ikke noe estimat som lot seg bekrefte."));
        } else {
            said.add(words.say(
                    "Then: %s%s.", "Da: %s%s.", effects.told(basis.before()), study == null ? unstated() : ""));
        }
        RunningEvidence now = basis.now();
        if (now == null) {
            said.add(words.say(
                    "Now: no verified figure in this file; a question without a number.",
                    "Nå: ikke noe bekreftet tall i denne filen; et spørsmål uten tall."));
            return said;
        }
        if (basis.newer().isEmpty()) {
            said.add(words.say(
                    "Now: the same; nothing newer on this question. Nothing changes.",
                    "Nå: det samme; ikke noe nyere om dette spørsmålet. Ingenting endrer seg."));
        } else {
            said.add(words.say(
                    "Now: %s, from %s; newer: %s.",
                    "Nå: %s, fra %s; nyere: %s.",
                    effects.told(now.told()),
                    publications(now.studies().size()),
                    listed(basis.newer())));
            said.add(effects.meaning(now.told()) + " " + signals.agreement(basis, recommendation.side()));
        }
        if (!basis.signals().isEmpty()) {
            said.add(words.say(
                    "Why: %s.",
                    "Hvorfor: %s.",
                    String.join(
                            "; ", basis.signals().stream().map(signals::signal).toList())));
        }
        addInformation(basis.basis().question(), basis.information(), said);
        return said;
    }

    private String unstated() {
        return words.say(
                ", by what this file holds up to then; its own estimate could not be verified",
                ", ut fra det denne filen har fram til da; anbefalingens eget estimat lot seg ikke bekrefte");
    }

    private void unasked(Unasked unasked, List<Line> lines) {
        lines.add(new Line(1, title(unasked.question())));
        sentences(unasked).forEach(sentence -> lines.add(new Line(2, sentence)));
    }

    /// What is said about a question that nobody asks.
    List<String> sentences(Unasked unasked) {
        var said = new ArrayList<String>();
        var effects = new EffectWords(unasked.question(), words);
        said.add(words.say(
                "%s against %s.",
                "%s mot %s.",
                words.capitalised(words.of(unasked.question().intervention())),
                words.of(unasked.question().comparison())));
        for (Map.Entry<StudyRecord, List<StudyResult>> entry : unasked.results().entrySet()) {
            entry.getValue().forEach(result -> said.add(result(entry.getKey(), result, effects)));
        }
        RunningEvidence now = unasked.now();
        if (now == null) {
            said.add(
                    words.say(
                            "Nothing can be pooled: no proof that either is better, and no difference shown is not equivalence.",
                            "Ingenting kan slås sammen: ikke noe bevis for at en av dem er best, og ingen påvist forskjell er ikke det samme som likeverdige."));
        } else {
            if (now.studies().size() > 1) {
                said.add(words.say("Together: %s.", "Samlet: %s.", effects.told(now.told())));
            }
            said.add(effects.meaning(now.told()));
        }
        addInformation(unasked.question(), unasked.information(), said);
        return said;
    }

    private String result(StudyRecord study, StudyResult result, EffectWords effects) {
        String published = result.printed();
        String numbers = effects.told(new Told(
                result.effect().estimate(),
                result.effect().lower(),
                result.effect().upper(),
                result.effect().level()));
        var text = new StringBuilder(words.of(study.title())).append(": ");
        if (result.quotedOnly() != null) {
            text.append(published == null ? numbers : words.say("printed as «%s»", "trykt som «%s»", published));
            text.append(words.say(". Quoted and not pooled: ", ". Sitert og ikke slått sammen: "))
                    .append(words.of(result.quotedOnly()));
        } else {
            text.append(numbers).append('.');
        }
        if (result.note() != null) {
            text.append(' ').append(words.of(result.note()));
        }
        return text.toString();
    }

    private void addInformation(Question question, @Nullable InformationSize information, List<String> said) {
        if (information == null) {
            return;
        }
        said.add(information(information));
        Monitoring monitoring =
                Monitoring.of(check.file(), question, check.day(), information.plan(), new SpentBoundaries());
        if (monitoring != null && !information.isEnough()) {
            said.add(monitoring(monitoring));
        }
    }

    /// Whether a growing meta-analysis may conclude before there is enough information.
    private String monitoring(Monitoring monitoring) {
        Monitoring.Look today = monitoring.today();
        String numbers = words.say(
                "Sequential monitoring (O'Brien-Fleming-type spending): statistic %s, boundary ±%s",
                "Sekvensiell overvåking (O'Brien-Fleming-type forbruk): testverdi %s, grense ±%s",
                words.number(today.statistic(), 2),
                words.number(today.bound(), 2));
        return today.isCrossed()
                ? words.say("%s: crossed.", "%s: krysset.", numbers)
                : words.say(
                        "%s: not crossed, so an interval that excludes no effect is not yet safe from repeated looks.",
                        "%s: ikke krysset, så et intervall som utelukker ingen effekt er ennå ikke sikret mot gjentatte blikk.",
                        numbers);
    }

    /// How much of the information that is needed there is.
    String information(InformationSize information) {
        double fraction = information.fraction();
        String share = fraction < TIMES
                ? words.say("%s of", "%s av", words.percent(100 * fraction, 0))
                : words.say("%s times", "%s ganger", words.number(fraction, 0));
        String enough =
                information.isEnough() ? words.say("enough", "nok") : words.say("not enough yet", "ikke nok ennå");
        return words.say(
                "Information: %s what is needed to find or exclude the least important difference (power %s): %s.",
                "Informasjon: %s det som trengs for å finne eller utelukke den minste viktige forskjellen (styrke %s): %s.",
                share,
                words.level(information.plan().power()),
                enough);
    }

    private String publications(int count) {
        return count == 1
                ? words.say("one publication", "én publikasjon")
                : words.say("%s publications", "%s publikasjoner", words.count(count));
    }

    private String listed(List<StudyRecord> studies) {
        return words.listed(
                studies.stream().map(study -> words.of(study.title())).toList());
    }
}
