package org.stegvis.protocol.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;

/// Says what was observed of a condition for one participant: "Oswestry Disability Index improved by 23% from baseline
/// to week 10, below 50%".
public final class Observation {
    private final Names names;
    private final Language language;

    public Observation(Names names, Language language) {
        this.names = names;
        this.language = language;
    }

    /// What was observed; the condition and whether it holds, where there is no better sentence.
    ///
    /// @param visit the one at which the decision is taken; stands for [Reference#NOW]
    public String of(Condition condition, Values values, String visit) {
        String special = condition instanceof Condition.Compared compared ? compared(compared, values, visit) : null;
        if (special != null) {
            return special;
        }
        Truth truth = condition.evaluate(values);
        return new ExpressionWording(names, language).of(condition)
                + switch (truth) {
                    case TRUE -> say(": yes", ": ja");
                    case FALSE -> say(": no", ": nei");
                    case UNKNOWN -> say(": not known", ": ikke kjent");
                };
    }

    private @Nullable String compared(Condition.Compared compared, Values values, String visit) {
        Change change = Change.in(compared, names);
        return change != null ? changed(change, values, visit) : level(compared, values, visit);
    }

    private @Nullable String changed(Change change, Values values, String visit) {
        String to = change.to().equals(Reference.NOW) ? visit : change.to();
        double before = values.number(new Reference.Measured(change.measure(), change.from()));
        double after = values.number(new Reference.Measured(change.measure(), to));
        double rise = change.percent() ? 100 * (after - before) / before : after - before;
        if (!Double.isFinite(rise)) {
            return null;
        }
        boolean sameWay = rise == 0 || rise > 0 == change.rises();
        String unit = change.percent() ? say("%", "\u00a0%") : "";
        String limit = number(change.amount(), change.amount()) + unit;
        double size = Math.abs(rise);
        return names.measure(change.measure())
                + (rise == 0
                        ? say(" did not change", " endret seg ikke")
                        : " " + verb(change.measure(), rise > 0) + say(" by ", " med ") + number(size, change.amount())
                                + unit)
                + say(" from ", " fra ")
                + names.visit(change.from())
                + say(" to ", " til ")
                + names.visit(to)
                + (sameWay && rise != 0
                        ? ", " + beside(size, change.amount()) + " " + limit
                        : say(", without ", ", uten ")
                                + noun(change.measure(), change.rises())
                                + say(" of ", " på ")
                                + limit);
    }

    /// A value at a visit beside a limit.
    private @Nullable String level(Condition.Compared compared, Values values, String visit) {
        if (!(compared.left() instanceof Quantity.Read(Reference.Measured(var measure, var at)))
                || !(compared.right() instanceof Quantity.Constant(var limit))) {
            return null;
        }
        String where = at.equals(Reference.NOW) ? visit : at;
        double value = values.number(new Reference.Measured(measure, where));
        return Double.isNaN(value)
                ? null
                : names.measure(measure) + say(" at ", " ved ") + names.visit(where) + say(" is ", " er ")
                        + number(value, limit) + ", " + beside(value, limit) + " " + number(limit, limit);
    }

    private String beside(double value, double limit) {
        int order = Double.compare(value, limit);
        return order < 0 ? say("below", "under") : order == 0 ? say("exactly", "nøyaktig") : say("above", "over");
    }

    private String verb(String measure, boolean rises) {
        Direction better = names.better(measure);
        return switch (better) {
            case NEITHER -> rises ? say("rose", "økte") : say("fell", "falt");
            case LOWER -> rises ? say("worsened", "ble verre") : say("improved", "ble bedre");
            case HIGHER -> rises ? say("improved", "ble bedre") : say("worsened", "ble verre");
        };
    }

    private String noun(String measure, boolean rises) {
        Direction better = names.better(measure);
        return switch (better) {
            case NEITHER -> rises ? say("a rise", "økning") : say("a fall", "fall");
            case LOWER -> rises ? say("a worsening", "forverring") : say("an improvement", "bedring");
            case HIGHER -> rises ? say("an improvement", "bedring") : say("a worsening", "forverring");
        };
    }

    /// In whole numbers, with as many decimals as it takes to tell the value from the limit, three at most.
    private String number(double value, double limit) {
        int decimals = value == limit && value == Math.rint(value) ? 0 : decimals(value, limit);
        String plain = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return switch (language) {
            case ENGLISH -> plain;
            case NORWEGIAN -> plain.replace('.', ',');
        };
    }

    private static int decimals(double value, double limit) {
        int most = Math.abs(value) >= 10 ? 0 : 1;
        for (int decimals = 0; decimals < 3; decimals++) {
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
            boolean isTold = decimals >= most && rounded.compareTo(BigDecimal.valueOf(limit)) != 0;
            if (isTold || rounded.doubleValue() == value) {
                return decimals;
            }
        }
        return 3;
    }

    private String say(String english, String norwegian) {
        return switch (language) {
            case ENGLISH -> english;
            case NORWEGIAN -> norwegian;
        };
    }
}
