package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering.How;

/// Short names of regimes: the options chosen, by decision.
final class RegimeNames {
    private RegimeNames() {}

    static RegimeId idOf(Rule rule) {
        var byDepth = new ArrayList<List<String>>();
        collect(rule, 0, byDepth);
        List<String> parts = byDepth.stream()
                .filter(each -> !each.isEmpty())
                .map(each -> String.join("+", each))
                .toList();
        return new RegimeId(parts.isEmpty() ? "only" : String.join("/", parts));
    }

    private static void collect(Rule rule, int depth, List<List<String>> byDepth) {
        if (!(rule instanceof Rule.At at)) {
            return;
        }
        if (byDepth.size() == depth) {
            byDepth.add(new ArrayList<>());
        }
        for (Rule.Branch branch : at.branches()) {
            switch (branch.then()) {
                case Then.Choose(var option, var how, var probability) ->
                    byDepth.get(depth).add(how == How.BY_CHOICE ? option + "*" : option);
                case Then.Give(var option) -> byDepth.get(depth).add(option);
                case Then.Continue goesOn -> {}
                case Then.Leave leaves -> {}
            }
            collect(branch.next(), depth + 1, byDepth);
        }
    }
}
