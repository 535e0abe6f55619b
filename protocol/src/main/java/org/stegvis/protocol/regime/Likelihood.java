package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.regime.Rule.Branch;
import org.stegvis.protocol.regime.Rule.Then;

/// The probability that a participant is consistent with a regime, for each way that the tailoring variables may
/// turn out.
///
/// @param routes what is passed on the way, from the first decision
/// @param probability product of the allocation probabilities on that way, with all options open
public record Likelihood(List<Passed> routes, double probability) {
    public Likelihood {
        routes = List.copyOf(routes);
    }

    /// A route passed: the decision, the number of the route and the response classes that lead there.
    public record Passed(String decision, int route, List<String> classes) {
        public Passed {
            classes = List.copyOf(classes);
        }
    }

    /// One entry for each way through the regime.
    public static List<Likelihood> of(EmbeddedRegime regime) {
        var all = new ArrayList<Likelihood>();
        collect(regime.rule(), List.of(), 1, all);
        return List.copyOf(all);
    }

    private static void collect(Rule rule, List<Passed> before, double probability, List<Likelihood> all) {
        switch (rule) {
            case Rule.End end -> all.add(new Likelihood(before, probability));
            case Rule.At at -> {
                for (Branch branch : at.branches()) {
                    var passed = new ArrayList<>(before);
                    passed.add(new Passed(at.decision(), branch.route(), branch.classes()));
                    collect(branch.next(), passed, probability * probability(branch.then()), all);
                }
            }
        }
    }

    private static double probability(Then then) {
        return switch (then) {
            case Then.Choose choose -> choose.probability();
            case Then.Give give -> 1;
            case Then.Continue goesOn -> 1;
            case Then.Leave leaves -> 1;
        };
    }
}
