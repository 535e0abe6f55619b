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

    /// What is missing to tell the others.
    Set<Reference> untold(Facts facts) {
        var missing = new LinkedHashSet<Reference>();
        for (Criterion criterion : criteria) {
            if (!criterion.require().evaluate(facts).isKnown()) {
                criterion.require().references().stream()
                        .filter(reference -> !facts.values().containsKey(reference))
                        .forEach(missing::add);
            }
        }
        return missing;
    }
}
