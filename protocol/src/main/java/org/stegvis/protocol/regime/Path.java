package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.tailoring.Offering;
import org.stegvis.protocol.tailoring.Ruling;
import org.stegvis.protocol.tailoring.Tailoring;

/// The way of one participant through the decisions of a protocol, in order of time, as far as it went.
public record Path(List<Turn> turns) {
    public Path {
        turns = List.copyOf(turns);
    }

    /// Reads the way off complete data: the values of one participant to whom no more will happen.
    public static Path of(Protocol protocol, Values values) {
        var turns = new ArrayList<Turn>();
        var passed = new HashSet<String>();
        Values known = values;
        for (Decision decision : protocol.decisions()) {
            Values here = known;
            Ruling ruling = Tailoring.of(decision)
                    .over(
                            here,
                            visit -> protocol.visit(visit).comesTo(here, passed).isTrue());
            switch (ruling) {
                case Ruling.NotHere(var mayStillCome) -> {
                    passed.add(decision.id());
                    known = Passed.by(known, decision.id());
                }
                case Ruling.Waiting waiting -> {
                    turns.add(new Turn.Open(decision.id(), waiting.missing()));
                    return new Path(turns);
                }
                case Ruling.Routed routed -> {
                    Turn turn = turn(decision.id(), routed, known);
                    turns.add(turn);
                    if (!(turn instanceof Turn.Allocated || turn instanceof Turn.Continued)) {
                        return new Path(turns);
                    }
                    known = Passed.with(known, turn);
                }
            }
        }
        return new Path(turns);
    }

    /// The decision to which the participant never came, because a value that it needs is missing or no option is told.
    public Optional<String> openAt() {
        return !turns.isEmpty() && turns.getLast() instanceof Turn.Open open
                ? Optional.of(open.decision())
                : Optional.empty();
    }

    private static Turn turn(String decision, Ruling.Routed routed, Values values) {
        String level = values.level(new Reference.OptionAt(decision));
        String option = level == null ? Reference.NO_OPTION : level;
        boolean none = option.equals(Reference.NO_OPTION);
        return switch (routed.action()) {
            case Action.Continue goesOn
            when none -> new Turn.Continued(decision, routed.route(), routed.responseClass());
            case Action.Leave leaves when none -> new Turn.Left(decision, routed.route(), routed.responseClass());
            case Action.Continue goesOn -> new Turn.Contradiction(decision, option, List.of());
            case Action.Leave leaves -> new Turn.Contradiction(decision, option, List.of());
            case Action.Allocate allocate -> {
                var offering = Offering.of(decision, routed, allocate, values);
                if (none && offering.open().isEmpty()) {
                    yield new Turn.Left(decision, routed.route(), routed.responseClass());
                }
                boolean onlyOne = none && offering.open().size() == 1;
                yield allocated(
                        decision,
                        routed,
                        offering,
                        onlyOne ? offering.open().getFirst().option() : option);
            }
        };
    }

    private static Turn allocated(String decision, Ruling.Routed routed, Offering offering, String option) {
        if (option.equals(Reference.NO_OPTION)) {
            return new Turn.Open(decision, Set.of());
        }
        return offering.offers(option)
                ? new Turn.Allocated(decision, routed.route(), routed.responseClass(), option, offering)
                : new Turn.Contradiction(
                        decision,
                        option,
                        offering.open().stream().map(Action.Offer::option).toList());
    }
}
