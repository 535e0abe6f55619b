package org.stegvis.conduct;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;

/// The criteria of a protocol held against what is known so far.
record Eligibility(List<Criterion> criteria) {

    /// The criteria that are not met, whatever else will become known.
    List<String> failed(Facts facts) {
        return criteria.stream()
                .filter(criterion -> criterion.require().evaluate(facts) == Truth.FALSE)
                .map(Criterion::id)
                .toList();
    }

    boolean isMet(Facts facts) {
        return criteria.stream()
                .allMatch(criterion -> criterion.require().evaluate(facts).isTrue());
    }

    /// What the criteria that cannot be told yet wait for. A criterion that is undefined for its values (a division
    /// by zero) waits for one of them to be corrected.
    Set<Reference> missing(Facts facts) {
        var all = new LinkedHashSet<Reference>();
        for (Criterion criterion : criteria) {
            if (!criterion.require().evaluate(facts).isKnown()) {
                Set<Reference> references = criterion.require().references();
                List<Reference> missing = references.stream()
                        .filter(reference -> !facts.values().containsKey(reference))
                        .toList();
                all.addAll(missing.isEmpty() ? references : missing);
            }
        }
        return all;
    }
}
