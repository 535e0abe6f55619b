package org.stegvis.randomisation;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which allocation list a participant is allocated from: every different address is a list of its own.
///
/// Equal addresses share one list and count positions together, so earlier allocations are counted by address.
///
/// @param trial the trial's id
/// @param decision the decision's id
/// @param route the place of the route among the decision's routes, from 0
/// @param options the options open to the participant, in any order, kept sorted
/// @param stratum the value of each stratification variable (`site` is `utah`), in any order, kept sorted by name
public record ListAddress(
        String trial, String decision, int route, List<String> options, SortedMap<String, String> stratum) {
    private static final String DOMAIN = "stegvis/randomisation/1/list";

    public ListAddress {
        if (route < 0) {
            throw new IllegalArgumentException(
                    "The route (" + route + ") of decision '" + decision + "' must be counted from 0.");
        }
        options = options.stream().sorted().toList();
        if (options.isEmpty() || options.stream().distinct().count() < options.size()) {
            throw new IllegalArgumentException("The open options " + options + " of decision '" + decision
                    + "' must be one or more, each named once.");
        }
        stratum = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(stratum)));
    }

    public static ListAddress of(
            String trial, String decision, int route, Collection<String> options, Map<String, String> stratum) {
        return new ListAddress(trial, decision, route, List.copyOf(options), new TreeMap<>(stratum));
    }

    /// The bytes that stand for this address; see `docs/reference/randomisation.md`.
    byte[] encoded() {
        Encoding encoding = new Encoding()
                .text(DOMAIN)
                .text(trial)
                .text(decision)
                .number(route)
                .number(options.size());
        options.forEach(encoding::text);
        encoding.number(stratum.size());
        stratum.forEach((name, value) -> encoding.text(name).text(value));
        return encoding.toBytes();
    }
}
