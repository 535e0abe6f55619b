package org.stegvis.cli.boundaries;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Heeded;
import org.stegvis.protocol.Protocol;

/// Which options each way to ask for boundaries heeds.
final class LooksHeeded {
    private LooksHeeded() {}

    /// @param protocol null where none was given
    /// @param isSaid whether an option was given
    static void require(@Nullable Protocol protocol, Predicate<String> isSaid) {
        boolean isByData = protocol != null && isSaid.test("--data");
        boolean isTogether = protocol != null && !isByData && isSaid.test("--response");
        boolean isPlanned = protocol != null && !isByData && !isTogether;
        boolean isGlobal = protocol == null && isSaid.test("--all-regimes");
        boolean isOne = protocol == null && !isGlobal;
        boolean plansFutility = protocol != null
                && protocol.interim() != null
                && protocol.interim().futility() != null;
        String own = "looks that no protocol plans";
        Heeded.require(
                List.of(
                        new Heeded("--data", isByData, "a PROTOCOL"),
                        new Heeded("--response", isTogether, "a PROTOCOL without --data"),
                        new Heeded("--versus", isByData || isTogether, "a PROTOCOL with --response or --data"),
                        new Heeded("--columns", isByData, "--data"),
                        new Heeded("--all-regimes", isGlobal, own),
                        new Heeded("--looks", isOne || isGlobal || isTogether, own),
                        new Heeded("--alpha", isOne || isGlobal || isTogether, own),
                        new Heeded("--shape", isOne || isGlobal || isTogether, own),
                        new Heeded("--one-sided", isOne, "one comparison, and no protocol,"),
                        new Heeded("--futility", isOne, "one comparison, and no protocol,"),
                        new Heeded("--binding", isOne && isSaid.test("--futility"), "--futility"),
                        new Heeded("--power", isOne || (isPlanned && !plansFutility), "one comparison"),
                        new Heeded("--fixed", isOne || isPlanned, "one comparison"),
                        new Heeded("--observed", isOne || isPlanned, "one comparison"),
                        new Heeded("--se", isSaid.test("--observed"), "--observed")),
                isSaid);
    }
}
