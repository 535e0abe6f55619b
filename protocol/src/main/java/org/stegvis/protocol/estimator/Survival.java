package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;

/// A time to an event: weighted curves, restricted means, probabilities without the event, and the log-rank test.
///
/// @param horizon in the unit of the outcome; null for the longest time that is observed under all that is compared
/// @param staying covariates that may tell who is lost; none where loss has nothing to do with the event
public record Survival(@Nullable Double horizon, Weights weights, List<Reference> staying)
        implements Estimator.OfRegimes, Estimator.OfOptions {
    public static final String WORD = "survival";

    public Survival {
        staying = List.copyOf(staying);
        if (horizon != null && !(horizon > 0 && horizon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("horizon is %s but must be above zero and finite.".formatted(horizon));
        }
    }

    public static Survival withDefaults() {
        return new Survival(null, new Weights.Known(), List.of());
    }

    public Survival until(double other) {
        return new Survival(other, weights, staying);
    }

    public Survival with(Weights other) {
        return new Survival(horizon, other, staying);
    }

    public Survival withStaying(List<Reference> other) {
        return new Survival(horizon, weights, other);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("horizon", horizon == null ? "common" : Double.toString(horizon));
        settings.put("weights", weights.word());
        settings.put(
                "staying",
                staying.isEmpty()
                        ? "unrelated"
                        : staying.stream().map(Reference::toString).collect(Collectors.joining(", ")));
        return settings;
    }

    @Override
    public Set<Reference> named() {
        var named = new LinkedHashSet<Reference>(weights.named());
        named.addAll(staying);
        return named;
    }

    @Override
    public boolean isAdjusted() {
        return false;
    }

    /// Times are not imputed.
    @Override
    public boolean isPoolable() {
        return false;
    }
}
