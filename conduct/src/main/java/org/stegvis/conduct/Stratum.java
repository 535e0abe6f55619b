package org.stegvis.conduct;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Ruling;

/// The stratum in which a participant is allocated, as far as it can be told.
sealed interface Stratum {

    record Told(Map<String, String> values) implements Stratum {}

    record Untold(Set<Reference> missing) implements Stratum {}

    static Stratum of(Action.Allocate allocate, Facts facts, String decision, Ruling.Routed routed) {
        var values = new TreeMap<String, String>();
        var missing = new LinkedHashSet<Reference>();
        for (Reference named : allocate.strata()) {
            Reference reference = here(named, routed.visit());
            boolean isThisClass = reference.equals(new Reference.ClassAt(decision));
            String value = isThisClass ? classOf(routed) : value(reference, facts);
            if (value == null) {
                missing.add(reference);
            } else {
                values.put(reference.toString(), value);
            }
        }
        return missing.isEmpty() ? new Told(values) : new Untold(missing);
    }

    /// A level as it is, a yes-no fact in words.
    private static @Nullable String value(Reference reference, Facts facts) {
        String level = facts.level(reference);
        double number = facts.number(reference);
        if (level != null || Double.isNaN(number)) {
            return level;
        }
        return number == 0 ? "no" : "yes";
    }

    /// Those whom no class fits are a stratum of their own.
    private static String classOf(Ruling.Routed routed) {
        String responseClass = routed.responseClass();
        return responseClass == null ? Reference.NO_CLASS : responseClass;
    }

    private static Reference here(Reference named, String visit) {
        return named instanceof Reference.Measured measured && measured.isNow() ? measured.at(visit) : named;
    }
}
