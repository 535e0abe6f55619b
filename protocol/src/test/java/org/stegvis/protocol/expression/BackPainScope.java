package org.stegvis.protocol.expression;

import java.util.List;
import java.util.Map;

/// The names of the back-pain trial, inside its second decision.
final class BackPainScope implements Scope {
    static final List<String> OPTIONS = List.of("pt", "cbt");
    static final List<String> CLASSES = List.of("response", "non-response");
    private static final Map<String, Double> MEASURES = Map.of("odi", 100.0, "pain", 10.0);
    private static final List<String> VISITS = List.of("baseline", "week10", "now");

    @Override
    public Found measured(String measure, String visit) {
        if (!MEASURES.containsKey(measure)) {
            return new Found.Unknown("a measure", measure, List.of("odi", "pain"));
        }
        if (visit.equals("week52")) {
            return new Found.Forbidden("a measure at a visit before the decision or at it");
        }
        return VISITS.contains(visit)
                ? new Found.Number(new Reference.Measured(measure, visit), 0, MEASURES.get(measure))
                : new Found.Unknown("a visit", visit, VISITS);
    }

    @Override
    public Found bare(String name) {
        return switch (name) {
            case "age" -> new Found.Number(new Reference.Characteristic("age"), 0, 120);
            case "pain-months" ->
                new Found.Number(new Reference.Characteristic("pain-months"), 0, Double.POSITIVE_INFINITY);
            case "red-flags" -> new Found.YesNo(new Reference.Characteristic("red-flags"));
            case "sex" -> new Found.OneOf(new Reference.Characteristic("sex"), List.of("female", "male"));
            case "site" ->
                new Found.OneOf(
                        new Reference.Characteristic("site"), List.of("utah", "intermountain", "johns-hopkins"));
            case "preferred" -> new Found.OneOf(new Reference.Characteristic("preferred"), OPTIONS);
            case "first" -> new Found.OneOf(new Reference.OptionAt("first"), OPTIONS);
            case "response", "non-response", "class" -> member("second", name);
            default ->
                new Found.Unknown(
                        "a characteristic, an earlier decision or a response class",
                        name,
                        List.of(
                                "age",
                                "pain-months",
                                "red-flags",
                                "sex",
                                "site",
                                "preferred",
                                "first",
                                "response",
                                "non-response"));
        };
    }

    @Override
    public Found member(String decision, String member) {
        if (!decision.equals("second")) {
            return new Found.Unknown("a decision with response classes", decision, List.of("second"));
        }
        var reference = new Reference.ClassAt("second");
        if (member.equals("class")) {
            return new Found.OneOf(reference, CLASSES);
        }
        return CLASSES.contains(member)
                ? new Found.InClass(reference, member)
                : new Found.Unknown("a response class of `second`", member, CLASSES);
    }
}
