package org.stegvis.exchange.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Ruling;
import org.stegvis.protocol.tailoring.Tailoring;

/// Where the options in a row are not those that the protocol gives to such a participant.
final class Contradictions {
    private final Protocol protocol;

    Contradictions(Protocol protocol) {
        this.protocol = protocol;
    }

    /// One decision of one participant.
    ///
    /// @param isError whether it cannot be; otherwise it can only not be told
    record Contradiction(String decision, boolean isError, String found, String expected, String remedy) {}

    List<Contradiction> in(Values row) {
        Map<String, Turn> turns = new HashMap<>();
        Turn last = null;
        for (Turn turn : Path.of(protocol, row).turns()) {
            turns.put(turn.decision(), turn);
            last = turn;
        }
        var contradictions = new ArrayList<Contradiction>();
        for (Decision decision : protocol.decisions()) {
            String option = row.level(new Reference.OptionAt(decision.id()));
            if (option != null && !option.equals(Reference.NO_OPTION)) {
                Contradiction contradiction = check(decision, option, turns.get(decision.id()), last, row);
                if (contradiction != null) {
                    contradictions.add(contradiction);
                }
            }
        }
        return contradictions;
    }

    private @Nullable Contradiction check(
            Decision decision, String option, @Nullable Turn turn, @Nullable Turn last, Values row) {
        return switch (turn) {
            case Turn.Allocated allocated -> null;
            case Turn.Contradiction contradiction -> contradiction(decision, contradiction, row);
            case Turn.Open open -> open(decision, option, open.missing());
            case Turn.Continued continued -> null;
            case Turn.Left left -> null;
            case null -> notTaken(decision, option, last);
        };
    }

    private Contradiction contradiction(Decision decision, Turn.Contradiction turn, Values row) {
        String found = before(decision, row) + decision.id() + " is " + turn.option();
        String expected = turn.possible().isEmpty()
                ? "an empty cell: the protocol gives no option here"
                : String.join(" or ", turn.possible());
        return new Contradiction(decision.id(), true, found, expected, known(decision, row));
    }

    private static Contradiction open(Decision decision, String option, Set<Reference> missing) {
        String references = String.join(
                ", ", missing.stream().map(Reference::toString).sorted().toList());
        return new Contradiction(
                decision.id(),
                false,
                decision.id() + " is " + option + ", but " + references + " is missing",
                "the values that the decision looks at",
                "The participant counts as waiting for this decision.");
    }

    private static Contradiction notTaken(Decision decision, String option, @Nullable Turn last) {
        boolean mayCome = last instanceof Turn.Open;
        return new Contradiction(
                decision.id(),
                !mayCome,
                decision.id() + " is " + option
                        + (last == null ? "" : ", but the participant got no further than " + last.decision()),
                "an empty cell",
                mayCome ? "The option is not used." : "This decision is not taken for such a participant.");
    }

    /// The options before, and the class at this decision: `first is pt and the class is response, but `.
    private String before(Decision decision, Values row) {
        List<String> facts = new ArrayList<>();
        for (Decision earlier : protocol.decisions()) {
            if (earlier.id().equals(decision.id())) {
                break;
            }
            facts.add(earlier.id() + " is " + row.level(new Reference.OptionAt(earlier.id())));
        }
        if (Tailoring.of(decision).over(row) instanceof Ruling.Routed routed && routed.responseClass() != null) {
            facts.add("the class at " + decision.id() + " is " + routed.responseClass());
        }
        return facts.isEmpty() ? "" : String.join(" and ", facts) + ", but ";
    }

    /// The values that the decision looked at, so that the reader sees where the class comes from.
    private static String known(Decision decision, Values row) {
        Set<Reference> references = new LinkedHashSet<>();
        references.add(new Reference.ClassAt(decision.id()));
        decision.classes().forEach(each -> references.addAll(each.when().references()));
        List<String> values = new ArrayList<>();
        for (Reference reference : references) {
            String value = value(reference, row);
            if (value != null) {
                values.add(reference + " = " + value);
            }
        }
        return values.isEmpty() ? "" : "The file says " + String.join(", ", values) + ".";
    }

    private static @Nullable String value(Reference reference, Values row) {
        if (reference instanceof Reference.Measured measured && measured.isNow()) {
            return null;
        }
        String level = row.level(reference);
        double number = row.number(reference);
        return level == null && !Double.isNaN(number) ? TrialDataWriter.text(number) : level;
    }
}
