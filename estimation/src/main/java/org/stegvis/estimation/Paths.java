package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;

/// The paths of all participants of a data set, one a row. Who went the same way has the same path object, so that what
/// follows from a path is found once for all of them.
record Paths(List<Path> all) {
    Paths {
        all = List.copyOf(all);
    }

    static Paths of(Protocol protocol, TrialData data) {
        var all = new ArrayList<Path>(data.size());
        var known = new HashMap<Path, Path>();
        IntFunction<Values> reader = data.reader();
        for (int row = 0; row < data.size(); row++) {
            Path path = Path.of(protocol, reader.apply(row));
            for (Turn turn : path.turns()) {
                if (turn instanceof Turn.Contradiction(var decision, var option, var possible)) {
                    throw new IllegalArgumentException(
                            "Participant %s has '%s' at decision '%s'; the protocol gives %s there."
                                    .formatted(
                                            data.participants().get(row),
                                            option,
                                            decision,
                                            possible.isEmpty() ? "nothing" : possible));
                }
            }
            Path same = known.putIfAbsent(path, path);
            all.add(same == null ? path : same);
        }
        return new Paths(all);
    }

    Path get(int row) {
        return all.get(row);
    }

    /// The allocation of a participant at a decision, null when there was none.
    Turn.@Nullable Allocated at(int row, String decision) {
        for (Turn turn : all.get(row).turns()) {
            if (turn instanceof Turn.Allocated allocated && allocated.decision().equals(decision)) {
                return allocated;
            }
        }
        return null;
    }
}
