package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.Rule.Then;

/// All ways through the decisions of a protocol, in the order of the file. Two parts with the same content are equal.
public sealed interface DecisionTree {
    /// Nothing more is decided.
    record End() implements DecisionTree {}

    /// A decision that participants come to, and how they may leave it.
    ///
    /// @param ways one for each route that participants may take here
    record At(String decision, List<Way> ways) implements DecisionTree {
        public At {
            ways = List.copyOf(ways);
        }
    }

    /// A route of a decision, with all that the protocol may give on it.
    ///
    /// @param classes the response classes that lead here; empty where the decision has none
    record Way(int route, List<String> classes, List<Choice> choices) {
        public Way {
            classes = List.copyOf(classes);
            choices = List.copyOf(choices);
        }
    }

    /// What a way gives, and what is decided afterwards.
    record Choice(Then then, DecisionTree next) {}

    /// All ways from the first decision on. Parts that lead to the same are derived once.
    static DecisionTree of(Protocol protocol) {
        return new Growing(protocol, new HashMap<>()).from(0, Branching.START);
    }

    /// Derives the tree from the top, and each part of it once, however many ways lead there.
    ///
    /// @param known what has been derived already, by where it starts
    record Growing(Protocol protocol, Map<Start, DecisionTree> known) {
        private record Start(int position, Branching soFar) {}

        private DecisionTree from(int position, Branching soFar) {
            var start = new Start(position, soFar);
            DecisionTree before = known.get(start);
            if (before != null) {
                return before;
            }
            DecisionTree found = derive(position, soFar);
            known.put(start, found);
            return found;
        }

        private DecisionTree derive(int position, Branching soFar) {
            if (position == protocol.decisions().size()) {
                return new End();
            }
            Decision decision = protocol.decisions().get(position);
            if (!soFar.mayHappen(decision, protocol)) {
                return from(position + 1, soFar.passing(decision.id()));
            }
            var ways = new ArrayList<Way>();
            for (Branching.Reachable reachable : soFar.reachable(decision)) {
                Action action = decision.routes().get(reachable.route()).action();
                List<Choice> choices = EmbeddedRegimes.alternatives(action).stream()
                        .map(then -> new Choice(then, after(position, decision, reachable, soFar, then)))
                        .toList();
                ways.add(new Way(reachable.route(), reachable.namedClasses(), choices));
            }
            return new At(decision.id(), ways);
        }

        private DecisionTree after(
                int position, Decision decision, Branching.Reachable reachable, Branching soFar, Then then) {
            return switch (then) {
                case Then.Leave leave -> new End();
                case Then.Choose choose -> next(position, decision, reachable, soFar, choose.option());
                case Then.Give give -> next(position, decision, reachable, soFar, give.option());
                case Then.Continue goesOn -> next(position, decision, reachable, soFar, Reference.NO_OPTION);
            };
        }

        private DecisionTree next(
                int position, Decision decision, Branching.Reachable reachable, Branching soFar, String option) {
            return from(position + 1, soFar.with(decision.id(), option, reachable.classes()));
        }
    }
}
