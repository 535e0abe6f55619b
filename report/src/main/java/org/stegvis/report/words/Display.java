package org.stegvis.report.words;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Scale;

/// How values of one outcome are printed: with decimals that fit their error, risks as percentages.
///
/// @param factor 100 for a yes-no outcome, else 1
public record Display(Words words, int decimals, double factor, Measure measure) {

    /// Chooses the decimals for all values of one outcome by the error that the surest of them has.
    ///
    /// @param se the smallest standard error that is printed; shown with about two digits
    public static Display of(Words words, Measure measure, double se) {
        double factor = measure.scale() instanceof Scale.Binary ? 100 : 1;
        double shown = se * factor;
        int decimals = shown > 0 && Double.isFinite(shown) ? (int) Math.ceil(1 - Math.log10(shown) - 1e-9) : 1;
        return new Display(words, Math.clamp(decimals, 0, 4), factor, measure);
    }

    public String value(double value) {
        return words.number(factor * value, decimals);
    }

    /// The value as in a sentence, with the percent sign of a risk.
    public String valueWithUnit(double value) {
        return isRisk() ? words.percent(factor * value, decimals) : value(value) + unitBehind();
    }

    /// A difference as in a sentence, without sign: `2.8 points`, `4.1 percentage points`.
    public String differenceWithUnit(double difference) {
        String number = words.number(Math.abs(factor * difference), decimals);
        return isRisk() ? number + "\u00a0" + words.say("percentage points", "prosentpoeng") : number + unitBehind();
    }

    /// What the numbers count, for the head of a table: `points`, `percent`; empty for a bare score.
    public String unit() {
        if (isRisk()) {
            return words.say("percent", "prosent");
        }
        String unit = unitOf();
        return unit == null ? "" : unitWord(unit);
    }

    public boolean isRisk() {
        return factor != 1;
    }

    private String unitBehind() {
        String unit = unitOf();
        return "\u00a0" + (unit == null ? words.say("points", "poeng") : unitWord(unit));
    }

    /// A time counts in the unit of its scale.
    private @Nullable String unitOf() {
        return measure.scale() instanceof Scale.TimeToEvent(var unit) ? unit : measure.unit();
    }

    /// A unit as people say it.
    public String unitWord(String unit) {
        return switch (unit) {
            case "points" -> words.say("points", "poeng");
            case "days" -> words.say("days", "dager");
            case "weeks" -> words.say("weeks", "uker");
            case "months" -> words.say("months", "måneder");
            case "years" -> words.say("years", "år");
            default -> unit;
        };
    }
}
