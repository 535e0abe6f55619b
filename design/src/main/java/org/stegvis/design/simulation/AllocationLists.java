package org.stegvis.design.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.conduct.Drawing;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Protocol;
import org.stegvis.randomisation.AllocationList;
import org.stegvis.randomisation.Allocator;
import org.stegvis.randomisation.ListAddress;
import org.stegvis.randomisation.Minimiser;
import org.stegvis.randomisation.RandomSource;

/// The allocation lists of one made-up trial, and how far each is used up.
final class AllocationLists {
    private final Protocol protocol;
    private final Allocator allocator;
    private final Map<ListAddress, Used> lists = new HashMap<>();
    private final Map<ListAddress, List<Minimiser.Earlier>> minimised = new HashMap<>();

    AllocationLists(Protocol protocol, RandomSource source) {
        this.protocol = protocol;
        this.allocator = new Allocator(source);
    }

    Event.Allocated allocate(Step.Allocate step, LocalDate on) {
        if (!Drawing.needsChance(step)) {
            return Drawing.withoutChance(step, on);
        }
        ListAddress address = Drawing.address(protocol, step);
        if (Drawing.isMinimised(step)) {
            List<Minimiser.Earlier> earlier = minimised.computeIfAbsent(address, absent -> new ArrayList<>());
            Event.Allocated event = Drawing.byMinimisation(protocol, step, allocator.source(), earlier, on);
            earlier.add(new Minimiser.Earlier(event.option(), step.stratum()));
            return event;
        }
        Used used = lists.computeIfAbsent(address, absent -> new Used(list(step, address)));
        return Drawing.fromList(step, used.list, used.next++, on);
    }

    private AllocationList list(Step.Allocate step, ListAddress address) {
        return allocator.list(step.action().procedure(), step.action().offers(), address);
    }

    private static final class Used {
        private final AllocationList list;
        private long next;

        Used(AllocationList list) {
            this.list = list;
        }
    }
}
