package org.stegvis.protocol.estimator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.stegvis.protocol.expression.Reference;

/// Covariates by decision, in the order of the file.
final class History {
    private History() {}

    static SequencedMap<String, List<Reference>> copy(SequencedMap<String, List<Reference>> history) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(history));
    }

    static Set<Reference> named(SequencedMap<String, List<Reference>> history) {
        var named = new LinkedHashSet<Reference>();
        history.values().forEach(named::addAll);
        return named;
    }

    static Set<Reference> named(Weights weights, SequencedMap<String, List<Reference>> history) {
        var named = new LinkedHashSet<Reference>(weights.named());
        named.addAll(named(history));
        return named;
    }

    static String shown(SequencedMap<String, List<Reference>> history) {
        return history.isEmpty()
                ? "none"
                : history.entrySet().stream()
                        .map(each -> each.getKey() + ": "
                                + each.getValue().stream()
                                        .map(Reference::toString)
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "));
    }
}
