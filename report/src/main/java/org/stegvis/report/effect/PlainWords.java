package org.stegvis.report.effect;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.words.Display;
import org.stegvis.report.words.Words;

/// Says in sentences what a result shows, and no more than it shows.
public final class PlainWords {
    private final ReportInput input;
    private final Words words;

    public PlainWords(ReportInput input) {
        this.input = input;
        this.words = new Words(input.language());
    }

    public String of(Result result) {
        Finding finding = Finding.of(input, result);
        if (finding == null) {
            return result instanceof Result.NotEstimable none
                    ? words.say("There is no estimate. ", "Det finnes ikke noe estimat. ")
                            + new Diagnoses(words).of(none.why())
                    : "";
        }
        return finding.contrasts().size() == 1
                ? ofOne(finding, finding.contrasts().getFirst())
                : ofSeveral(finding);
    }

    private String ofOne(Finding finding, Contrast contrast) {
        Estimate found = contrast.difference();
        Display display = finding.display();
        String what = finding.titles().outcome(finding.analysis());
        String interval = words.say(
                "difference %s, %s interval %s to %s",
                "forskjell %s, %s-intervall fra %s til %s",
                display.value(found.estimate()),
                words.level(found.level()),
                display.value(found.lower()),
                display.value(found.upper()));
        String sides = words.say(
                "with %s than with %s",
                "med %s enn med %s", within(finding, contrast.of()), within(finding, contrast.versus()));
        boolean isNothing = display.value(found.estimate()).equals(display.value(0));
        String first = isNothing
                ? words.say(
                        "%s was the same, to the decimals shown, with %s and %s (%s).",
                        "%s var den samme, med de desimalene som vises, med %s og %s (%s).",
                        what,
                        within(finding, contrast.of()),
                        within(finding, contrast.versus()),
                        interval)
                : words.say(
                        "%s was %s %s %s (%s).",
                        "%s var %s %s %s (%s).",
                        what,
                        display.differenceWithUnit(found.estimate()),
                        direction(finding, found.estimate()),
                        sides,
                        interval);
        return first + " " + (isJudged(found) ? zero(found) + " " + importance(finding, found) : unjudged());
    }

    /// Whether there is an error to judge a difference by: where the outcome does not vary the interval is a point.
    private static boolean isJudged(Estimate found) {
        return found.se() > 0;
    }

    private String unjudged() {
        return words.say(
                "The standard error is zero, for nothing varies: the interval says nothing of how sure that is.",
                "Standardfeilen er null, for ingenting varierer: intervallet sier ingenting om hvor sikkert det er.");
    }

    private String direction(Finding finding, double difference) {
        boolean isLower = difference < 0;
        String way = isLower ? words.say("lower", "lavere") : words.say("higher", "høyere");
        Direction better = finding.measure().better();
        if (better == Direction.NEITHER) {
            return way;
        }
        boolean isBetter = isLower == (better == Direction.LOWER);
        return way + (isBetter ? words.say(" (better)", " (bedre)") : words.say(" (worse)", " (dårligere)"));
    }

    private String zero(Estimate found) {
        return excludesZero(found)
                ? words.say(
                        "The interval excludes zero: the data show a difference.",
                        "Intervallet omfatter ikke null: dataene viser en forskjell.")
                : words.say(
                        "The interval includes zero: the data do not show that the two differ, and they do not show that the two are equal.",
                        "Intervallet omfatter null: dataene viser ikke at de to er ulike, og de viser ikke at de to er like.");
    }

    private String importance(Finding finding, Estimate found) {
        Double important = finding.measure().importantDifference();
        if (important == null) {
            return words.say(
                    "The protocol states no least important difference.",
                    "Protokollen oppgir ingen minste viktige forskjell.");
        }
        String size = finding.display().isRisk()
                ? words.plain(100 * important) + "\u00a0" + words.say("percentage points", "prosentpoeng")
                : words.plain(important) + "\u00a0" + words.say("points", "poeng");
        return switch (Importance.of(found, important)) {
            case WITHIN ->
                words.say(
                        "It excludes differences of %s or more, the least important difference, in either direction.",
                        "Det utelukker forskjeller på %s eller mer, den minste viktige forskjellen, i begge retninger.",
                        size);
            case BEYOND ->
                words.say(
                        "All of it lies beyond the least important difference of %s.",
                        "Hele intervallet ligger utenfor den minste viktige forskjellen på %s.", size);
            case UNDECIDED ->
                words.say(
                        "It includes differences of %s or more, so an important difference is not ruled out.",
                        "Det omfatter forskjeller på %s eller mer, så en viktig forskjell er ikke utelukket.", size);
        };
    }

    private String ofSeveral(Finding finding) {
        List<Contrast> contrasts = finding.contrasts();
        long clear = contrasts.stream()
                .filter(each -> excludesZero(each.difference()))
                .count();
        double level = finding.analysis().level();
        String all = words.count(contrasts.size());
        String how = words.say(
                "%s: of %s contrasts between %s, %s a %s interval that excludes zero; the intervals are not adjusted for their number. Test that all are equal: %s.",
                "%s: av %s kontraster mellom %s har %s et %s-intervall som ikke omfatter null; intervallene er ikke justert for antallet. Test av at alle er like: %s.",
                finding.titles().outcome(finding.analysis()),
                all,
                finding.isOfRegimes()
                        ? words.say("embedded regimes", "behandlingsforløp")
                        : words.say("options", "behandlinger"),
                number((int) clear) + words.say(clear == 1 ? " has" : " have", ""),
                words.level(level),
                new EqualityWords(words).of(finding.equality()));
        return how + best(finding) + " " + importance(finding) + unjudged(finding);
    }

    private String unjudged(Finding finding) {
        long unjudged = finding.contrasts().stream()
                .filter(each -> !isJudged(each.difference()))
                .count();
        return unjudged == 0
                ? ""
                : words.say(
                        " Not counted are %s contrasts whose standard error is zero, for nothing varies: they say nothing of how sure they are.",
                        " Ikke regnet med er %s kontraster der standardfeilen er null, for ingenting varierer: de sier ingenting om hvor sikre de er.",
                        words.count((int) unjudged));
    }

    private String number(int count) {
        return count == 0 ? words.say("none", "ingen") : words.count(count);
    }

    private String best(Finding finding) {
        Direction better = finding.measure().better();
        Comparator<NamedEstimate> order =
                Comparator.comparingDouble(each -> each.estimate().estimate());
        @Nullable
        NamedEstimate best = finding.values().stream()
                .min(better == Direction.LOWER ? order : order.reversed())
                .orElse(null);
        if (better == Direction.NEITHER || best == null) {
            return "";
        }
        return words.say(
                " The best estimate is that of %s (%s); that alone does not make it the best.",
                " Det beste estimatet har %s (%s); det alene gjør det ikke til det beste.",
                finding.isOfRegimes() ? finding.label(best.name()) : within(finding, best.name()),
                finding.display().valueWithUnit(best.estimate().estimate()));
    }

    private String importance(Finding finding) {
        Double important = finding.measure().importantDifference();
        if (important == null) {
            return words.say(
                    "The protocol states no least important difference.",
                    "Protokollen oppgir ingen minste viktige forskjell.");
        }
        long within = finding.contrasts().stream()
                .filter(each ->
                        isJudged(each.difference()) && Importance.of(each.difference(), important) == Importance.WITHIN)
                .count();
        return words.say(
                "In %s of the %s contrasts the interval lies wholly within the least important difference (%s).",
                "I %s av de %s kontrastene ligger hele intervallet innenfor den minste viktige forskjellen (%s).",
                number((int) within),
                words.count(finding.contrasts().size()),
                finding.display().differenceWithUnit(important));
    }

    private static boolean excludesZero(Estimate found) {
        return isJudged(found) && (found.lower() > 0 || found.upper() < 0);
    }

    private static String within(Finding finding, String side) {
        return finding.isOfRegimes() ? finding.label(side) : finding.titles().within(finding.label(side));
    }
}
