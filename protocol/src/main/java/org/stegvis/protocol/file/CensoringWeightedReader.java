package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// The options of weights for staying.
final class CensoringWeightedReader {
    private CensoringWeightedReader() {}

    static @Nullable CensoringWeighted read(EstimatorOptions options) {
        SequencedMap<String, List<Reference>> stages = stages(options);
        Correction correction = options.choice(
                "correction",
                new Correction[] {
                    Correction.MANCL_DEROUEN, Correction.NONE, Correction.KAUERMANN_CARROLL, Correction.FAY_GRAUBARD
                },
                Correction::word);
        Referral referral = options.choice(
                "reference",
                new Referral[] {Referral.SATTERTHWAITE, Referral.NORMAL, Referral.STUDENT_T},
                Referral::word);
        return stages.isEmpty() ? null : new CensoringWeighted(stages, correction, referral);
    }

    /// None, with a finding, where there are none that can be read.
    private static SequencedMap<String, List<Reference>> stages(EstimatorOptions options) {
        Findings findings = options.findings();
        var stages = new LinkedHashMap<String, List<Reference>>();
        Node node = options.fields().required("stages");
        if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            if (node != null) {
                findings.error(node, node.shown(), "covariates of staying for each stage, {outcome: [names]}", "");
            }
            return stages;
        }
        var known = new ArrayList<>(options.ids());
        known.add(CensoringWeighted.OUTCOME);
        int last = -1;
        for (Mapping.Entry entry : mapping.entries()) {
            int place = known.indexOf(entry.name());
            if (place < 0) {
                findings.unknownName(entry.key(), entry.name(), "a decision, or 'outcome'", known);
            } else if (place < last) {
                findings.error(
                        entry.key(), "'" + entry.name() + "' after a later stage", "stages in the order of time", "");
            } else {
                last = place;
                stages.put(entry.name(), options.covariates(entry.value(), place));
            }
        }
        return stages;
    }
}
