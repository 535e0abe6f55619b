package org.stegvis.protocol.estimator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.stegvis.protocol.expression.Reference;

/// All regimes together, by those whose outcome is known, weighted by one over the probability of their allocations
/// and of having stayed: inverse probability of censoring.
///
/// @param stages covariates of staying, by stage: a decision, for reaching its answer, and [#OUTCOME], for having the
/// outcome; a stage that is not named loses nobody for reasons that matter
public record CensoringWeighted(SequencedMap<String, List<Reference>> stages, Correction correction, Referral referral)
        implements Estimator.OfRegimes {
    public static final String WORD = "ipcw";
    public static final String OUTCOME = "outcome";

    public CensoringWeighted {
        stages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(stages));
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one stage, such as '" + OUTCOME + "'.");
        }
    }

    /// With intervals that allow for few participants of large weight.
    public static CensoringWeighted by(SequencedMap<String, List<Reference>> stages) {
        return new CensoringWeighted(stages, Correction.MANCL_DEROUEN, Referral.SATTERTHWAITE);
    }

    public CensoringWeighted with(Correction other) {
        return new CensoringWeighted(stages, other, referral);
    }

    public CensoringWeighted with(Referral other) {
        return new CensoringWeighted(stages, correction, other);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put(
                "stages",
                stages.entrySet().stream()
                        .map(stage -> stage.getKey() + ": "
                                + stage.getValue().stream()
                                        .map(Reference::toString)
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; ")));
        settings.put("correction", correction.word());
        settings.put("reference", referral.word());
        return settings;
    }

    @Override
    public Set<Reference> named() {
        var named = new LinkedHashSet<Reference>();
        stages.values().forEach(named::addAll);
        return named;
    }

    /// Covariates belong to the stages.
    @Override
    public boolean isAdjusted() {
        return false;
    }
}
