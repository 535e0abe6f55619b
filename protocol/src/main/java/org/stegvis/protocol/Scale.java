package org.stegvis.protocol;

import java.util.List;
import java.util.Set;

/// The kind of values a measure or a characteristic takes.
public sealed interface Scale {

    /// Real numbers from `min` to `max`, which may be infinite.
    record Continuous(double min, double max) implements Scale {
        public Continuous {
            if (!(min < max)) {
                throw new IllegalArgumentException(
                        "A scale from %s to %s must have its lower end first.".formatted(min, max));
            }
        }
    }

    /// 0, 1, 2, …
    record Count() implements Scale {}

    /// Whole numbers from `lowest` to `highest` whose order has a meaning.
    record Ordinal(int lowest, int highest) implements Scale {
        public Ordinal {
            if (lowest >= highest) {
                throw new IllegalArgumentException(
                        "An ordinal scale from %d to %d must have its lower end first.".formatted(lowest, highest));
            }
        }
    }

    /// Yes or no.
    record Binary() implements Scale {}

    /// One of a list of names.
    record Categories(List<String> levels) implements Scale {
        public Categories {
            levels = List.copyOf(levels);
            if (levels.isEmpty() || Set.copyOf(levels).size() != levels.size()) {
                throw new IllegalArgumentException("Categories " + levels + " must be one or more different names.");
            }
        }
    }

    /// The time in `unit` from enrolment to an event, or to the end of observation without it.
    /// Its column holds the time; the column with `.event` behind the name holds 1 for the event and 0 without it.
    record TimeToEvent(String unit) implements Scale {}

    /// Whether expressions read the values as numbers.
    default boolean isNumeric() {
        return switch (this) {
            case Continuous c -> true;
            case Count c -> true;
            case Ordinal o -> true;
            case TimeToEvent t -> true;
            case Binary b -> false;
            case Categories c -> false;
        };
    }
}
