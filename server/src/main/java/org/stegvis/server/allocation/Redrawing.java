package org.stegvis.server.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Drawing;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Protocol;
import org.stegvis.randomisation.Allocation;
import org.stegvis.randomisation.AllocationKey;
import org.stegvis.randomisation.AllocationList;
import org.stegvis.randomisation.Allocator;
import org.stegvis.randomisation.KeyedSource;
import org.stegvis.randomisation.ListAddress;
import org.stegvis.randomisation.Minimiser;

/// Draws allocations again, one after the other: each from the next place of the list that the protocol gives.
final class Redrawing {
    private final Allocator allocator;
    private final Map<ListAddress, Given> lists = new HashMap<>();

    Redrawing(AllocationKey key) {
        this.allocator = new Allocator(new KeyedSource(key));
    }

    /// What a list has given so far.
    private static final class Given {
        private final List<Minimiser.Earlier> earlier = new ArrayList<>();
        /// Each once, as few are different.
        private final Map<Minimiser.Earlier, Minimiser.Earlier> different = new HashMap<>();

        private @Nullable Opened opened;

        void add(String option, Map<String, String> levels) {
            var more = new Minimiser.Earlier(option, levels);
            earlier.add(different.computeIfAbsent(more, same -> same));
        }
    }

    /// A list of places, which an amendment may replace.
    private record Opened(Procedure procedure, List<Action.Offer> offers, AllocationList list) {}

    /// What is wrong with an allocation; null when it is the one that the key gives.
    @Nullable
    String problem(Protocol protocol, Step.Allocate due, Drawn place, Event.Allocated event) {
        ListAddress address = place.address();
        List<String> offered =
                due.action().offers().stream().map(Action.Offer::option).toList();
        ListAddress whole = Drawing.address(protocol, due);
        boolean isOfStep = address.route() == due.route()
                && address.stratum().equals(whole.stratum())
                && whole.options().containsAll(address.options())
                && offered.containsAll(address.options());
        if (!isOfStep) {
            return "drawn from list " + Drawn.listName(address) + " but the protocol gives " + Drawn.listName(whole);
        }
        Given given = lists.computeIfAbsent(address, none -> new Given());
        int next = given.earlier.size();
        if (place.position() != next) {
            given.add(event.option(), place.levels());
            return "drawn from place " + place.position() + " of its list, where " + next + " was next";
        }
        Allocation again = again(due, place, given);
        given.add(event.option(), place.levels());
        if (!again.option().equals(event.option()) || again.probability() != event.probability()) {
            return "the log says '" + event.option() + "' with probability " + event.probability()
                    + " but the key gives '" + again.option() + "' with " + again.probability();
        }
        return null;
    }

    private Allocation again(Step.Allocate due, Drawn place, Given given) {
        Procedure procedure = due.action().procedure();
        List<Action.Offer> offers = due.action().offers();
        if (procedure instanceof Procedure.Minimisation minimisation) {
            return Minimiser.of(minimisation, offers, place.address())
                    .allocate(allocator.source(), given.earlier, due.stratum());
        }
        Opened opened = given.opened;
        if (opened == null
                || !opened.procedure().equals(procedure)
                || !opened.offers().equals(offers)) {
            opened = new Opened(procedure, offers, allocator.list(procedure, offers, place.address()));
            given.opened = opened;
        }
        return opened.list().at(place.position());
    }
}
