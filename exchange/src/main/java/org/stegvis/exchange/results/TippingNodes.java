package org.stegvis.exchange.results;

import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.result.Tipping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Contrasts with imputed outcomes shifted, and where their conclusions tip.
final class TippingNodes {
    private TippingNodes() {}

    static void put(ObjectNode node, Tipping tipping) {
        node.put(
                "scale",
                switch (tipping.scale()) {
                    case OUTCOME -> "outcome";
                    case LOG_ODDS -> "log-odds";
                });
        ArrayNode courses = node.putArray("courses");
        for (Tipping.Course course : tipping.courses()) {
            ObjectNode entry = courses.addObject()
                    .put("of", course.of())
                    .put("versus", course.versus())
                    .put("shifted", course.shifted())
                    .put("excludes-zero-as-imputed", course.excludesZeroAsImputed());
            tips(entry, "tips-below", course.below());
            tips(entry, "tips-above", course.above());
            ArrayNode points = entry.putArray("points");
            for (Tipping.Point point : course.points()) {
                EstimateNodes.put(points.addObject().put("delta", point.delta()), point.difference());
            }
        }
    }

    private static void tips(ObjectNode entry, String name, @Nullable Double delta) {
        if (delta != null) {
            entry.put(name, delta);
        }
    }
}
