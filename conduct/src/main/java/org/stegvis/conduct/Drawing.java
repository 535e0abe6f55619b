package org.stegvis.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.randomisation.Allocation;
import org.stegvis.randomisation.AllocationList;
import org.stegvis.randomisation.ListAddress;
import org.stegvis.randomisation.Minimiser;
import org.stegvis.randomisation.RandomSource;

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
                isMinimised(step) ? Map.of() : step.stratum());
    }

    /// Whether the allocation looks at the other participants: then [#byMinimisation] answers the step, and its
    /// [#address] has no stratum, for all of the route share it.
    public static boolean isMinimised(Step.Allocate step) {
        return step.action().procedure() instanceof Procedure.Minimisation;
    }

    /// Answers a step that is allocated by minimisation, by all who were allocated on its route before.
    ///
    /// @param earlier all allocations that the step's [#address] gave before, in order, with their strata
    /// @throws IllegalArgumentException when the step is not allocated by minimisation
    public static Event.Allocated byMinimisation(
            Protocol protocol, Step.Allocate step, RandomSource source, List<Minimiser.Earlier> earlier, LocalDate on) {
        if (!(step.action().procedure() instanceof Procedure.Minimisation minimisation)) {
            throw new IllegalArgumentException("Decision '" + step.decision() + "' is not allocated by minimisation.");
        }
        var minimiser = Minimiser.of(minimisation, step.action().offers(), address(protocol, step));
        Allocation allocation = minimiser.allocate(source, earlier, step.stratum());
        return event(step, allocation.option(), allocation.probability(), on);
    }

    /// Whether chance decides the step; if not, [#withoutChance] answers it.
    public static boolean needsChance(Step.Allocate step) {
        return step.offering().how() == How.BY_CHANCE;
    }

    /// Answers a step from a list: the next place of it decides, whoever the participant is.
    ///
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
