package org.stegvis.exchange.results;

import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.learned.LearnedRule;
import org.stegvis.protocol.learned.LearnedRuleSentence;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A learned rule: in words, and as the scores that it compares.
final class LearnedRuleNodes {
    private LearnedRuleNodes() {}

    static void put(ObjectNode node, Protocol protocol, LearnedRule rule) {
        ObjectNode words = node.putObject("words");
        for (Language language : Language.values()) {
            ArrayNode sentences = words.putArray(language.tag());
            LearnedRuleSentence.of(protocol, rule, language).forEach(sentences::add);
        }
        ArrayNode parts = node.putArray("parts");
        for (LearnedRule.Part part : rule.parts()) {
            ObjectNode entry = parts.addObject().put("decision", part.decision());
            ArrayNode scores = entry.putArray("scores");
            for (LearnedRule.Score score : part.scores()) {
                ObjectNode one =
                        scores.addObject().put("option", score.option()).put("constant", score.constant());
                ArrayNode terms = one.putArray("terms");
                for (LearnedRule.Term term : score.terms()) {
                    ObjectNode of = terms.addObject().put("of", term.of().toString());
                    if (term.level() != null) {
                        of.put("level", term.level());
                    }
                    of.put("coefficient", term.coefficient());
                }
            }
        }
    }
}
