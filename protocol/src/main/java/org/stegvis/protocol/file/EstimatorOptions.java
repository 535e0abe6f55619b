package org.stegvis.protocol.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// The options of one estimator. Where one is wrong there is a finding and the usual value stands in for it, so that
/// the others are read too; [EstimatorReader] drops what was made with findings.
///
/// @param decisions those of the protocol, in order
/// @param scopes what may be named before the decision of a number
record EstimatorOptions(
        Fields fields, List<DecisionNames> decisions, IntFunction<ProtocolScope> scopes, Findings findings) {

    /// One of a few words, of which the first is usual.
    <T> T choice(String key, T[] values, Function<T, String> word) {
        return choice(key, values, word, values[0]);
    }

    <T> T choice(String key, T[] values, Function<T, String> word, T usual) {
        var words = new LinkedHashMap<String, T>();
        for (T value : values) {
            words.put(word.apply(value), value);
        }
        return choice(key, words, usual);
    }

    <T> T choice(String key, Map<String, T> words, T usual) {
        Node node = fields.optional(key);
        T meant = node == null ? usual : Choices.of(node, words, findings);
        return meant == null ? usual : meant;
    }

    /// A whole number from `least` to `most`.
    int whole(String key, int least, int most, int usual) {
        Integer given = fields.optionalInteger(key, least, most);
        return given == null ? usual : given;
    }

    /// Where the chance of an estimator begins.
    int seed(long usual) {
        return whole("seed", 0, Integer.MAX_VALUE, (int) usual);
    }

    Correction correction() {
        return choice("correction", Correction.values(), Correction::word);
    }

    Referral referral() {
        return choice("reference", new Referral[] {Referral.NORMAL, Referral.STUDENT_T}, Referral::word);
    }

    Weights weights() {
        return fields.optional("weights") instanceof Mapping modelled
                ? new Weights.Modelled(byDecision(modelled))
                : choice(
                        "weights",
                        Map.of("known", new Weights.Known(), "observed", new Weights.Observed()),
                        new Weights.Known());
    }

    SequencedMap<String, List<Reference>> history() {
        return byDecision("history");
    }

    /// Covariates for each decision under a key; none where it is not there.
    SequencedMap<String, List<Reference>> byDecision(String key) {
        Node node = fields.optional(key);
        if (node instanceof Mapping mapping) {
            return byDecision(mapping);
        }
        if (node != null) {
            findings.error(node, node.shown(), "covariates for each decision, {decision: [names]}", "");
        }
        return new LinkedHashMap<>();
    }

    /// Covariates for each decision; they may name the decisions before it.
    private SequencedMap<String, List<Reference>> byDecision(Mapping mapping) {
        List<String> ids = ids();
        var covariates = new LinkedHashMap<String, List<Reference>>();
        for (Mapping.Entry entry : mapping.entries()) {
            int index = ids.indexOf(entry.name());
            if (index < 0) {
                findings.unknownName(entry.key(), entry.name(), "a decision", ids);
            } else {
                covariates.put(entry.name(), covariates(entry.value(), index));
            }
        }
        if (mapping.entries().isEmpty()) {
            findings.error(mapping, mapping.shown(), "covariates for each decision", "");
        }
        return covariates;
    }

    /// A list of what may be named before the decision of that number.
    List<Reference> covariates(Node list, int decision) {
        return Expressions.references(list, scopes.apply(decision), findings);
    }

    /// The names of the decisions.
    List<String> ids() {
        return decisions.stream().map(DecisionNames::id).toList();
    }
}
