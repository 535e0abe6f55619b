package org.stegvis.report.guideline;

import org.stegvis.evidence.Recommendation.Side;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.living.Signal;
import org.stegvis.evidence.living.Told;
import org.stegvis.evidence.living.Verdict;
import org.stegvis.report.words.Words;

/// Verdicts and the signals behind them in words.
record SignalWords(Words words) {

    String verdict(Verdict verdict) {
        return switch (verdict) {
            case STANDS -> words.say("stands", "står seg");
            case SUPPORTED -> words.say("supported by newer evidence", "støttet av nyere evidens");
            case WEAKENED -> words.say("weakened by newer evidence", "svekket av nyere evidens");
            case OUT_OF_DATE -> words.say("rests on evidence that is out of date", "hviler på utdatert evidens");
        };
    }

    String signal(Signal signal) {
        return switch (signal) {
            case Signal.NothingBefore none ->
                words.say(
                        "no published estimate from before the recommendation could be verified; it could not know what was published since",
                        "ikke noe publisert estimat fra før anbefalingen lot seg bekrefte; den kunne ikke kjenne det som er publisert siden");
            case Signal.SignificanceGained gained ->
                words.say("the interval now excludes no effect", "intervallet utelukker nå ingen effekt");
            case Signal.SignificanceLost lost ->
                words.say(
                        "the interval now includes no effect, and did not before",
                        "intervallet omfatter nå ingen effekt, det gjorde det ikke før");
            case Signal.DirectionReversed reversed ->
                words.say("the estimate has changed sides", "estimatet har skiftet side");
            case Signal.MagnitudeChanged(double share) -> magnitude(share);
            case Signal.ImportanceLost lost ->
                words.say(
                        "the estimate no longer reaches the least important difference",
                        "estimatet når ikke lenger den minste viktige forskjellen");
            case Signal.ImportanceGained gained ->
                words.say(
                        "the estimate now reaches the least important difference",
                        "estimatet når nå den minste viktige forskjellen");
            case Signal.HarmFound harm ->
                words.say(
                        "harm is found, by an interval that excludes none, and was not before",
                        "skade er funnet, med et intervall som utelukker ingen, og var det ikke før");
            case Signal.MostlyNewer(double share) ->
                words.say(
                        "%s of the weight of today's estimate was published after the recommendation",
                        "%s av vekten i dagens estimat er publisert etter anbefalingen", words.percent(100 * share, 0));
        };
    }

    private String magnitude(double share) {
        String size = words.percent(100 * Math.abs(share), 0);
        return share > 0
                ? words.say("the effect has grown by %s", "effekten har økt med %s", size)
                : words.say("the effect has shrunk by %s", "effekten har minket med %s", size);
    }

    /// Whether today's estimate points the way of the recommendation; empty when there is nothing to say.
    String agreement(BasisCheck check, Side side) {
        RunningEvidence now = check.now();
        if (now == null || side == Side.NONE) {
            return "";
        }
        Told told = now.told();
        boolean favours = check.basis().question().outcome().better().favours(told.estimate());
        return favours == (side == Side.FOR)
                ? words.say(
                        "Today's estimate points the way of the recommendation.",
                        "Dagens estimat peker samme vei som anbefalingen.")
                : words.say(
                        "Today's estimate points against the recommendation.",
                        "Dagens estimat peker mot anbefalingen.");
    }
}
