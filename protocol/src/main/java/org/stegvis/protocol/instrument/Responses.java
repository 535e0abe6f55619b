package org.stegvis.protocol.instrument;

/// What can be answered to an item: the whole numbers from `lowest` to `highest`, and what other marks mean.
///
/// A number is the value printed at the box, not the position of the box.
///
/// @param severalBoxes what two or more ticked boxes mean
/// @param notApplicable what "does not apply to me" means
/// @param unmarked what an item without any mark means
public record Responses(int lowest, int highest, SeveralBoxes severalBoxes, Blank notApplicable, Blank unmarked) {
    public Responses {
        if (lowest >= highest) {
            throw new IllegalArgumentException(
                    "Responses from %d to %d must have their lower end first.".formatted(lowest, highest));
        }
    }

    /// From `lowest` to `highest`; several boxes are refused, everything else is missing.
    public static Responses between(int lowest, int highest) {
        return new Responses(lowest, highest, SeveralBoxes.REFUSED, Blank.MISSING, Blank.MISSING);
    }

    public boolean contains(int value) {
        return value >= lowest && value <= highest;
    }

    /// How several ticked boxes are read.
    public enum SeveralBoxes {
        HIGHEST,
        REFUSED
    }

    /// How an answer without a number is read.
    public enum Blank {
        /// As the lowest value: an item that is not ticked.
        LOWEST,
        MISSING
    }
}
