package org.stegvis.design.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.expression.Quantity;

/// How made-up participants of one trial behave. Everything is drawn in the order of the lists, so that each
/// expression reads only what is there before it.
///
/// @param protocol the id of the trial it is for
/// @param notes where the numbers come from and what is assumed
/// @param traits what is never observed, drawn first
/// @param measures by visit, in the order in which they are drawn there
/// @param uptake by decision; a decision without one has no record of treatment
/// @param missing by visit, the probability that it is missed by one who is still in the trial
/// @param withdrawal by visit, the probability of withdrawal since the visit before
/// @param recruitment by site; null where enrolment is even
/// @param classification by decision and response class, the probability that one who belongs there is put there; a
/// class left out is told without mistakes
/// @param costs null where nothing is said of them
/// @param consent the probability that one who is asked agrees to take part
public record Scenario(
        String protocol,
        Text title,
        List<Text> notes,
        Calendar calendar,
        @Nullable Recruitment recruitment,
        List<Variable> traits,
        List<Variable> characteristics,
        Map<String, List<Variable>> measures,
        Map<String, Uptake> uptake,
        Map<String, Quantity> missing,
        Map<String, Quantity> withdrawal,
        Map<String, Map<String, Quantity>> classification,
        @Nullable Costs costs,
        Quantity consent) {
    /// What the name of a trait begins with in expressions: `trait-severity`.
    public static final String TRAIT = "trait-";

    public Scenario {
        notes = List.copyOf(notes);
        traits = List.copyOf(traits);
        characteristics = List.copyOf(characteristics);
        var copied = new LinkedHashMap<String, List<Variable>>();
        measures.forEach((visit, variables) -> copied.put(visit, List.copyOf(variables)));
        measures = Map.copyOf(copied);
        uptake = Map.copyOf(uptake);
        var classified = new LinkedHashMap<String, Map<String, Quantity>>();
        classification.forEach((decision, right) -> classified.put(decision, Map.copyOf(right)));
        classification = Map.copyOf(classified);
        missing = Map.copyOf(missing);
        withdrawal = Map.copyOf(withdrawal);
    }
}
