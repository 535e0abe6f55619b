package org.stegvis.design.size;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.ResponseClass;

/// How probable each response class is at a decision, given the option before.
///
/// Rates are found by name: `cbt/partial` for a class after an option, `partial` for a class after any, `cbt`
/// for response after an option, and the empty name for response after any. Response is the class of that
/// name, else the first that the decision lists. One class of a decision may be left without; it gets what is
/// left.
public record ResponseRates(Map<String, Double> rates) {
    public ResponseRates {
        rates = Map.copyOf(rates);
        rates.forEach((name, rate) -> {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("the rate of '%s' is %s but must lie between 0 and 1."
                        .formatted(name.isEmpty() ? "response" : name, rate));
            }
        });
    }

    /// One rate of response everywhere.
    public static ResponseRates of(double rate) {
        return new ResponseRates(Map.of("", rate));
    }

    /// The probabilities of the classes of `decision` among those who received `option` before it.
    ///
    /// @throws IllegalArgumentException naming the rate that is missing
    Map<String, Double> of(Decision decision, String option) {
        var found = new LinkedHashMap<String, Double>();
        String open = "";
        double left = 1;
        for (ResponseClass each : decision.classes()) {
            Optional<Double> rate = rate(decision, each.id(), option);
            if (rate.isPresent()) {
                found.put(each.id(), rate.get());
                left -= rate.get();
            } else if (open.isEmpty()) {
                open = each.id();
                found.put(open, 0.0);
            } else {
                throw new IllegalArgumentException(
                        "the probability of '%s' at decision '%s' after '%s' is not told; give the rate of '%s' or of '%s/%s'."
                                .formatted(each.id(), decision.id(), option, each.id(), option, each.id()));
            }
        }
        if (left < -1e-12 || (open.isEmpty() && left > 1e-12)) {
            throw new IllegalArgumentException(
                    "the classes of decision '%s' after '%s' have probabilities %s, which do not make 1."
                            .formatted(decision.id(), option, found));
        }
        if (!open.isEmpty()) {
            found.put(open, Math.max(0, left));
        }
        return found;
    }

    private Optional<Double> rate(Decision decision, String responseClass, String option) {
        Double own = rates.get(option + "/" + responseClass);
        if (own == null) {
            own = rates.get(responseClass);
        }
        if (own == null && responseClass.equals(response(decision))) {
            own = rates.get(option);
        }
        if (own == null && responseClass.equals(response(decision))) {
            own = rates.get("");
        }
        return Optional.ofNullable(own);
    }

    private static String response(Decision decision) {
        return decision.classes().stream()
                .map(ResponseClass::id)
                .filter(ResponseClass.RESPONSE::equals)
                .findFirst()
                .orElse(decision.classes().getFirst().id());
    }
}
