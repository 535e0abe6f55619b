package org.stegvis.cli.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Build;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.MachinesFailure;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.OperatingCharacteristics;

/// The studies of `stegvis power`, played on other machines.
record PowerElsewhere(
        Machines machines, SentProtocol protocol, @Nullable String folder, Console console) {

    /// Plays all plans at once, and tells of each in their order.
    void play(List<PowerPlan> plans, BiConsumer<PowerPlan, OperatingCharacteristics> each) {
        List<StudyOrder> orders = plans.stream().map(this::order).toList();
        long all = orders.stream().mapToLong(StudyOrder::replicates).sum();
        try (var bar = new Bar(console, "Simulating", all)) {
            machines.play(orders, folder, new Telling(plans, each, bar, new PowerSoFar(bar, all)));
        } catch (MachinesFailure failure) {
            throw new BadInput(
                    failure.getMessage()
                            + (folder == null ? "" : " The same command goes on with what is in " + folder + "."),
                    failure);
        }
    }

    OperatingCharacteristics play(PowerPlan plan) {
        Map<PowerPlan, OperatingCharacteristics> found = new HashMap<>();
        play(List.of(plan), found::put);
        return Objects.requireNonNull(found.get(plan));
    }

    private StudyOrder order(PowerPlan plan) {
        return new StudyOrder(
                protocol,
                plan.scenarioText(),
                plan.varied(),
                plan.participants(),
                plan.replicates(),
                plan.seed(),
                plan.truth(),
                Build.version());
    }

    /// Studies end in any order; what is told of them keeps theirs.
    private static final class Telling implements Machines.Watcher {
        private final List<PowerPlan> plans;
        private final BiConsumer<PowerPlan, OperatingCharacteristics> each;
        private final Bar bar;
        private final PowerSoFar told;
        private final Map<Integer, OperatingCharacteristics> early = new HashMap<>();
        private int next;

        Telling(List<PowerPlan> plans, BiConsumer<PowerPlan, OperatingCharacteristics> each, Bar bar, PowerSoFar told) {
            this.plans = plans;
            this.each = each;
            this.bar = bar;
            this.told = told;
        }

        @Override
        public void at(long done, long wanted) {
            bar.at(done, wanted);
        }

        @Override
        public void soFar(int order, Kept kept) {
            if (plans.size() == 1 && kept.replicates() > 1) {
                told.keep(kept);
            }
        }

        @Override
        public void finished(int order, Kept kept) {
            early.put(order, kept.summary());
            for (var found = early.remove(next); found != null; found = early.remove(next)) {
                each.accept(plans.get(next++), found);
            }
        }
    }
}
