package org.stegvis.estimation.imputation;

import java.util.List;
import org.stegvis.estimation.linear.Column;

/// One imputed data set: the variables without gaps, and the course that was drawn with them.
public record CompletedData<C extends Structure.Course>(List<Column> values, C course) {
    public CompletedData {
        values = List.copyOf(values);
    }
}
