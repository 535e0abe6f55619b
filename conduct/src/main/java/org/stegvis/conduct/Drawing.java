package org.stegvis.conduct;

import java.time.LocalDate;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.randomisation.Allocation;
import org.stegvis.randomisation.AllocationList;
import org.stegvis.randomisation.ListAddress;

/// Turns the step [Step.Allocate] into the event [Event.Allocated].
public final class Drawing {
    private Drawing() {}

    /// The list that the allocation of a step is drawn from, if chance decides it.
    public static ListAddress address(Protocol protocol, Step.Allocate step) {
        return ListAddress.of(
                protocol.trial().id(),
                step.decision(),
                step.route(),
                step.offering().open().stream().map(Action.Offer::option).toList(),
                step.stratum());
    }

    /// Whether chance decides the step; if not, [#withoutChance] answers it.
    public static boolean needsChance(Step.Allocate step) {
        return step.offering().how() == How.BY_CHANCE;
    }

    /// @param list the list at the step's [#address]
    /// @param position how many allocations that list has given before
    public static Event.Allocated fromList(Step.Allocate step, AllocationList list, long position, LocalDate on) {
        Allocation allocation = list.at(position);
        return event(step, allocation.option(), allocation.probability(), on);
    }

    /// The preferred option, or the only one open.
    public static Event.Allocated withoutChance(Step.Allocate step, LocalDate on) {
        String preferred = step.offering().preferred();
        String option = preferred != null
                ? preferred
                : step.offering().open().getFirst().option();
        return event(step, option, 1, on);
    }

    private static Event.Allocated event(Step.Allocate step, String option, double probability, LocalDate on) {
        return new Event.Allocated(
                on,
                step.decision(),
                step.visit(),
                step.route(),
                step.responseClass(),
                option,
                step.offering().how(),
                probability);
    }
}
