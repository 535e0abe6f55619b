package org.stegvis.estimation.imputation;

import java.util.List;
import org.stegvis.estimation.linear.Column;

/// Variables in the order of time, one value a participant, NaN where missing.
public record IncompleteData(List<Variable> variables, List<Column> values) {
    public IncompleteData {
        variables = List.copyOf(variables);
        values = List.copyOf(values);
        if (variables.isEmpty() || variables.size() != values.size()) {
            throw new IllegalArgumentException("values has %d columns for %d variables; give one each, at least one."
                    .formatted(values.size(), variables.size()));
        }
        for (int v = 0; v < variables.size(); v++) {
            check(variables.get(v), values.get(v), values.getFirst().size());
        }
    }

    private static void check(Variable variable, Column values, int participants) {
        values.requireSize(variable.name(), participants);
        int observed = 0;
        for (int i = 0; i < participants; i++) {
            double value = values.get(i);
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "%s is %s for participant %d (counted from 0); it must be finite, or NaN where missing."
                                .formatted(variable.name(), value, i));
            }
            if (Double.isNaN(value)) {
                continue;
            }
            observed++;
            if (variable.kind() instanceof Variable.Kind.Categories(int count)
                    && !(value >= 0 && value < count && value == Math.rint(value))) {
                throw new IllegalArgumentException(
                        "%s is %s for participant %d (counted from 0); its categories are 0 to %d."
                                .formatted(variable.name(), value, i, count - 1));
            }
        }
        if (observed == 0) {
            throw new IllegalArgumentException(
                    "%s has no value at all, so nothing tells how to impute it. Leave it out."
                            .formatted(variable.name()));
        }
    }

    public int participants() {
        return values.getFirst().size();
    }

    /// How many values of a variable are missing.
    public int missing(int variable) {
        int missing = 0;
        for (int i = 0; i < participants(); i++) {
            missing += Double.isNaN(values.get(variable).get(i)) ? 1 : 0;
        }
        return missing;
    }

    double[][] toArrays() {
        return values.stream().map(Column::toArray).toArray(double[][]::new);
    }
}
