package org.stegvis.report.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.living.Told;
import org.stegvis.protocol.Text;
import org.stegvis.report.words.Words;

/// Effects of one question in words and numbers.
record EffectWords(Question question, Words words) {
    private static final double FINE = 3;

    /// `-2.8 points (96% interval -5.1 to -0.38)`.
    String told(Told told) {
        return words.say(
                "%s (%s interval %s to %s)",
                "%s (%s-intervall fra %s til %s)",
                withUnit(told.estimate(), told),
                words.level(told.level()),
                number(told.lower(), told),
                number(told.upper(), told));
    }

    /// The same on two lines, for a narrow cell.
    List<String> lines(Told told) {
        return List.of(
                withUnit(told.estimate(), told),
                words.say(
                        "%s: %s to %s",
                        "%s: %s til %s",
                        words.level(told.level()),
                        number(told.lower(), told),
                        number(told.upper(), told)));
    }

    /// The effect on the scale on which it is printed.
    String number(double pooled, Told among) {
        double printed = question.measure().printed(pooled);
        return words.number(printed, Math.abs(printed) < 1 ? 2 : decimals(among));
    }

    private String withUnit(double pooled, Told among) {
        Text unit = question.outcome().unit();
        String number = number(pooled, among);
        return unit == null || question.measure() != EffectMeasure.MEAN_DIFFERENCE
                ? measure() + " " + number
                : number + "\u00a0" + words.of(unit);
    }

    /// Narrow intervals and ratios with two decimals, others with one.
    private int decimals(Told told) {
        boolean isFine = question.measure() != EffectMeasure.MEAN_DIFFERENCE || told.upper() - told.lower() < FINE;
        return isFine ? 2 : 1;
    }

    String measure() {
        return switch (question.measure()) {
            case MEAN_DIFFERENCE -> words.say("difference of means", "forskjell i gjennomsnitt");
            case STANDARDISED_MEAN_DIFFERENCE -> words.say("standardised difference", "standardisert forskjell");
            case RISK_DIFFERENCE -> words.say("risk difference", "risikoforskjell");
            case RISK_RATIO -> words.say("risk ratio", "relativ risiko");
            case ODDS_RATIO -> words.say("odds ratio", "oddsratio");
            case HAZARD_RATIO -> words.say("hazard ratio", "hasardratio");
        };
    }

    /// Which side an estimate favours.
    String side(Told told) {
        boolean favours = question.outcome().better().favours(told.estimate());
        return words.of(favours ? question.intervention() : question.comparison());
    }

    /// What the interval says about no effect, and about differences that matter: and no more.
    String meaning(Told told) {
        String zero = told.excludesNone()
                ? words.say(
                        "It favours %s, and the interval excludes no effect.",
                        "Det er i favør av %s, og intervallet utelukker ingen effekt.", side(told))
                : words.say(
                        "The interval includes no effect: no proof that the two differ, and no difference shown is not equivalence.",
                        "Intervallet omfatter ingen effekt: ikke noe bevis for at de to er ulike, og ingen påvist forskjell er ikke det samme som likeverdige.");
        return zero + " " + importance(told);
    }

    private String importance(Told told) {
        @Nullable Double important = question.importantDifference();
        if (important == null) {
            return words.say(
                    "The file states no least important difference.", "Filen oppgir ingen minste viktige forskjell.");
        }
        String size = words.plain(important);
        return switch (told.importance(question.pooledImportantDifference())) {
            case UNKNOWN -> "";
            case EXCLUDED ->
                told.excludesNone()
                        ? words.say(
                                "The effect is smaller than the least important difference (%s), and one as large is excluded.",
                                "Effekten er mindre enn den minste viktige forskjellen (%s), og en så stor er utelukket.",
                                size)
                        : words.say(
                                "Differences as large as the least important one (%s) are excluded, either way.",
                                "Forskjeller så store som den minste viktige (%s) er utelukket, begge veier.", size);
            case POSSIBLE -> possible(told, size);
            case CERTAIN ->
                words.say(
                        "The whole interval lies beyond the least important difference (%s).",
                        "Hele intervallet ligger utenfor den minste viktige forskjellen (%s).", size);
        };
    }

    private String possible(Told told, String size) {
        boolean isBeyond = Math.abs(told.estimate()) >= question.pooledImportantDifference();
        return isBeyond
                ? words.say(
                        "The estimate is at or beyond the least important difference (%s), and smaller ones are not ruled out.",
                        "Estimatet når eller passerer den minste viktige forskjellen (%s), og mindre forskjeller er ikke utelukket.",
                        size)
                : words.say(
                        "The estimate is below the least important difference (%s), and an important one is not ruled out.",
                        "Estimatet er mindre enn den minste viktige forskjellen (%s), og en viktig forskjell er ikke utelukket.",
                        size);
    }
}
