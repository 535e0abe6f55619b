package org.stegvis.report.aid;

import java.util.List;
import org.stegvis.report.markup.Node;

/// What is said of a person.
public sealed interface Told {

    /// The values are within what the trial had.
    record Expected(List<OutcomeTold> outcomes) implements Told {
        public Expected {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// A value is missing, is no number, or is one that nobody in the trial had.
    ///
    /// @param problems by the name of the field
    record Refused(List<Problem> problems) implements Told {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Why a value cannot be used, so that it can be said beside its field.
    ///
    /// @param name of the field
    record Problem(String name, String sentence) {}

    /// One outcome under each way of treatment.
    ///
    /// @param title with when, and which way is better
    /// @param figure the means with their intervals, and the spread of persons
    /// @param ways in the order of the figure
    /// @param differences how far the averages lie apart, and what that says
    record OutcomeTold(String title, Node figure, List<Way> ways, List<String> differences) {
        public OutcomeTold {
            ways = List.copyOf(ways);
            differences = List.copyOf(differences);
        }
    }

    /// What people like this one can expect from one way of treatment.
    ///
    /// @param rule the way of treatment in a sentence
    /// @param average of people like this one
    /// @param surely between which values that average is
    /// @param persons between which values eight of ten such people end; empty for yes or no
    record Way(String rule, String average, String surely, String persons) {}
}
