package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.element;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.learned.LearnedRule;
import org.stegvis.protocol.learned.LearnedRuleSentence;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// Says a learned rule, and what it is not.
record RuleWords(ReportInput input) {

    Node of(LearnedRule rule) {
        var words = new Words(input.language());
        var said = new ArrayList<String>();
        said.add(words.say("The rule learned from these data:", "Regelen som er lært av disse dataene:"));
        said.addAll(LearnedRuleSentence.of(input.protocol(), rule, input.language()));
        said.add(words.say(
                "Its value is estimated from participants that the rule was not learned from. "
                        + "A rule learned from one trial needs confirmation in another.",
                "Verdien er estimert fra deltakere som regelen ikke er lært av. "
                        + "En regel som er lært av én studie, må bekreftes i en annen."));
        return element("p", String.join(" ", List.copyOf(said)));
    }
}
