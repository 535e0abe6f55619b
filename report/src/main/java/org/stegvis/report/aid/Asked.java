package org.stegvis.report.aid;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.result.Prediction;

/// What must be known of a person: one field of the form.
///
/// @param name of the data column: `odi@baseline`
/// @param title for a person to read
/// @param hint which values the trial had
/// @param choices of a category; none for a number
/// @param usual the mean in the trial, as text; the commonest category is not told
public record Asked(String name, String title, String hint, List<Choice> choices, String usual) {
    public Asked {
        choices = List.copyOf(choices);
    }

    public record Choice(String value, String label) {}

    /// The value that a text tells; null when it is no number where one is asked for.
    static Prediction.@Nullable Value value(Prediction.Covariate covariate, String text) {
        return switch (covariate) {
            case Prediction.Covariate.Category category -> new Prediction.Value.Name(text.strip());
            case Prediction.Covariate.Number number -> {
                try {
                    double told = Double.parseDouble(
                            text.strip().replace('\u2212', '-').replace(',', '.'));
                    yield Double.isFinite(told) ? new Prediction.Value.Number(told) : null;
                } catch (NumberFormatException none) {
                    yield null;
                }
            }
        };
    }
}
