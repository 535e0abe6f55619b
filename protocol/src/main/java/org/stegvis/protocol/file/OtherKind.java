package org.stegvis.protocol.file;

import java.util.Map;
import java.util.Optional;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;

/// The other files of Stegvis, which people hand over where a protocol is wanted. One sentence then helps more than a
/// list of all the keys that such a file lacks.
final class OtherKind {
    private static final Map<String, String> KINDS = Map.of(
            "scenario", "a scenario",
            "mapping", "a mapping of columns",
            "published", "published results",
            "evidence", "an evidence file",
            "origin", "the origin of a data file",
            "stegvis-instrument", "an instrument");

    private OtherKind() {}

    /// Whether the file is of another kind, which then is reported.
    static boolean refuse(Fields fields, Findings findings) {
        if (fields.has("stegvis")) {
            return false;
        }
        Optional<String> kind = KINDS.keySet().stream().filter(fields::has).findFirst();
        kind.ifPresent(key -> findings.error(
                fields.node(),
                KINDS.get(key) + " (it has the key '" + key + "')",
                "a protocol, which has the key 'stegvis'",
                "Name the protocol file here."));
        return kind.isPresent();
    }
}
