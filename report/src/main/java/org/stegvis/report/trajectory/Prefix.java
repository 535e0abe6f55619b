package org.stegvis.report.trajectory;

import java.util.List;
import org.stegvis.protocol.regime.Rule;
import org.stegvis.protocol.regime.Rule.Branch;

/// What a regime says as far as the first decisions of a protocol go.
final class Prefix {
    private Prefix() {}

    static Rule of(Rule rule, List<String> decisions) {
        return switch (rule) {
            case Rule.End end -> end;
            case Rule.At(var decision, var branches) ->
                decisions.contains(decision)
                        ? new Rule.At(
                                decision,
                                branches.stream()
                                        .map(branch -> new Branch(
                                                branch.route(),
                                                branch.classes(),
                                                branch.then(),
                                                of(branch.next(), decisions)))
                                        .toList())
                        : new Rule.End();
        };
    }
}
