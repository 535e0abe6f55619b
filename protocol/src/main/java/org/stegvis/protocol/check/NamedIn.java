package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Reference;

/// What the parts of a protocol name.
final class NamedIn {
    private NamedIn() {}

    /// An expression with the place where it stands.
    record Placed(String path, Expression expression) {}

    /// All expressions of a decision.
    static List<Placed> decision(Decision decision) {
        String path = "decisions." + decision.id();
        var placed = new ArrayList<Placed>();
        decision.at().forEach(occasion -> placed.add(new Placed(path + ".at", occasion.when())));
        if (decision.asSoonAs() != null) {
            placed.add(new Placed(path + ".as-soon-as", decision.asSoonAs()));
        }
        for (Decision.ResponseClass each : decision.classes()) {
            boolean isResponse = each.id().equals(Decision.ResponseClass.RESPONSE);
            placed.add(new Placed(path + (isResponse ? ".response" : ".classes." + each.id()), each.when()));
        }
        for (int i = 0; i < decision.routes().size(); i++) {
            String route = path + ".routes[" + i + "]";
            placed.add(new Placed(route + ".when", decision.routes().get(i).when()));
            if (decision.routes().get(i).action() instanceof Action.Allocate allocate) {
                allocate.offers().forEach(offer -> placed.add(new Placed(route + ".options", offer.availableIf())));
                allocate.strata()
                        .forEach(
                                stratum -> placed.add(new Placed(route + ".allocate.strata", new Level.Read(stratum))));
                if (allocate.preference() != null) {
                    placed.add(new Placed(route + ".allocate.preference", allocate.preference()));
                }
            }
        }
        return placed;
    }

    static Set<Reference> analysis(Analysis analysis) {
        var named = new LinkedHashSet<Reference>(analysis.adjust());
        named.addAll(analysis.outcome().references());
        named.addAll(analysis.estimator().named());
        return named;
    }
}
