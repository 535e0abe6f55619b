package org.stegvis.estimation.imputation;

import java.util.List;
import org.stegvis.estimation.linear.Column;

/// One imputed data set: the variables without gaps, and the course that was drawn with them.
///
/// @param lifts for each variable and participant, where the variable is yes or no and the value was imputed: the log
/// odds by which the value would have to be raised to be a yes, below zero for a yes; NaN elsewhere
public record CompletedData<C extends Structure.Course>(List<Column> values, List<Column> lifts, C course) {
    public CompletedData {
        values = List.copyOf(values);
        lifts = List.copyOf(lifts);
    }
}
