package org.stegvis.server.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Drawing;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.tailoring.Offering;
import org.stegvis.randomisation.ListAddress;
import org.stegvis.randomisation.Minimiser;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.LogView;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.TrialState.OptionAt;

/// Draws the option of a participant from the next place of the right list.
@Component
class Allocating {
    private final Lists lists;
    private final Counts counts;

    Allocating(Lists lists, Counts counts) {
        this.lists = lists;
        this.counts = counts;
    }

    sealed interface Draw {}

    record Drew(NewEntry entry) implements Draw {}

    /// Every option that was open to the participant has reached its cap.
    record NothingOpen() implements Draw {}

    Draw draw(LogView view, TrialState state, Step.Allocate due, LocalDate today) {
        Step.Allocate step = withoutFullOptions(view, state, due);
        if (step.offering().open().isEmpty()) {
            return new NothingOpen();
        }
        if (!Drawing.needsChance(step)) {
            Event.Allocated allocated = Drawing.withoutChance(step, today);
            count(view, state, allocated);
            return new Drew(ConductEvents.entry(allocated));
        }
        ListAddress address = Drawing.address(state.current().protocol(), step);
        if (Drawing.isMinimised(step)) {
            return minimised(view, state, step, address, today);
        }
        AtomicLong position = counts.ofList(view, address);
        var list = lists.list(state, step.action().procedure(), step.action().offers(), address);
        Event.Allocated allocated = Drawing.fromList(step, list, position.get(), today);
        count(view, state, allocated);
        return new Drew(new Drawn(address, position.getAndIncrement(), Map.of()).entry(allocated));
    }

    private Draw minimised(LogView view, TrialState state, Step.Allocate step, ListAddress address, LocalDate today) {
        List<Minimiser.Earlier> earlier = counts.earlier(view, address).allocations();
        Event.Allocated allocated =
                Drawing.byMinimisation(state.current().protocol(), step, lists.source(state), earlier, today);
        count(view, state, allocated);
        var drawn = new Drawn(address, earlier.size(), step.stratum());
        earlier.add(new Minimiser.Earlier(allocated.option(), step.stratum()));
        return new Drew(drawn.entry(allocated));
    }

    private void count(LogView view, TrialState state, Event.Allocated allocated) {
        var option = new OptionAt(allocated.decision(), allocated.option());
        if (state.optionLimits().containsKey(option)) {
            counts.ofOption(view, option).incrementAndGet();
        }
    }

    /// A capped option is closed to everybody once it is full; the others keep their shares.
    private Step.Allocate withoutFullOptions(LogView view, TrialState state, Step.Allocate step) {
        if (state.optionLimits().isEmpty()) {
            return step;
        }
        List<Offer> open = step.offering().open().stream()
                .filter(offer -> !isFull(view, state, new OptionAt(step.decision(), offer.option())))
                .toList();
        String preferred = step.offering().preferred();
        boolean stillOpen = open.stream().anyMatch(offer -> offer.option().equals(preferred));
        return new Step.Allocate(
                step.decision(),
                step.visit(),
                step.route(),
                step.responseClass(),
                step.action(),
                new Offering(open, stillOpen ? preferred : null),
                step.stratum());
    }

    private boolean isFull(LogView view, TrialState state, OptionAt option) {
        Integer limit = state.optionLimits().get(option);
        return limit != null && counts.ofOption(view, option).get() >= limit;
    }
}
