package org.stegvis.cli.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Format;
import org.stegvis.cli.terminal.Json;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.SmallestTrial;
import org.stegvis.design.operating.Study;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.Truth;
import org.stegvis.report.operating.StudyPage;

/// Simulates what `stegvis power` was asked for, and prints it: one study, a grid of them, or the search
/// for the smallest trial.
///
/// @param state the file that keeps what is added up; null for none
/// @param page null where no page is wanted
/// @param machines null to simulate here
record PowerRun(
        Console console,
        int threads,
        Format format,
        @Nullable Path state,
        @Nullable PowerReport page,
        @Nullable PowerElsewhere machines) {

    /// Simulates and prints.
    ///
    /// @param vary what makes a grid of it; may be empty
    /// @param goal null where no smallest trial is looked for
    void say(PowerPlan plan, List<String> vary, @Nullable String goal) throws IOException {
        if (!vary.isEmpty()) {
            grid(PowerGrid.of(plan, vary));
            return;
        }
        if (machines != null && goal == null) {
            tell(plan, machines.play(plan));
            return;
        }
        TrueEffects effects = truth(plan);
        if (goal != null) {
            search(plan, effects, goal);
            return;
        }
        tell(plan, simulated(plan, effects));
    }

    private TrueEffects truth(PowerPlan plan) {
        try (var bar = new Bar(console, "Finding what is true", plan.truth())) {
            return Truth.of(plan.protocol(), plan.scenario()).run(plan.truth(), plan.seed(), bar);
        }
    }

    private void tell(PowerPlan plan, OperatingCharacteristics found) {
        if (page != null) {
            page.add(plan, found);
        }
        switch (format) {
            case TEXT -> say(plan, found);
            case JSON -> Json.write(PowerDocument.of(plan, found, null), console);
        }
    }

    private void say(PowerPlan plan, OperatingCharacteristics found) {
        new PowerText(plan, console).say(found);
        if (found.changes() != null) {
            new ChangesText(console).say(found.changes(), plan);
        }
    }

    private void grid(List<PowerPlan> cells) throws IOException {
        var text = new PowerGridText(console, cells);
        if (format == Format.TEXT) {
            text.head();
        }
        if (machines != null) {
            machines.play(cells, (cell, found) -> tell(text, cell, found));
            return;
        }
        Map<String, TrueEffects> truths = new HashMap<>();
        for (PowerPlan cell : cells) {
            TrueEffects effects = truths.computeIfAbsent(cell.scenarioText(), scenario -> truth(cell));
            tell(text, cell, simulated(cell, effects));
        }
    }

    private void tell(PowerGridText text, PowerPlan cell, OperatingCharacteristics found) {
        if (page != null) {
            page.add(cell, found);
        }
        switch (format) {
            case TEXT -> text.say(cell, found);
            case JSON -> Json.writeLine(PowerDocument.of(cell, found, null), console);
        }
    }

    private void search(PowerPlan plan, TrueEffects effects, String wanted) {
        Function<PowerPlan, OperatingCharacteristics> player =
                machines == null ? each -> played(each, effects, Study.Keeper.NONE) : machines::play;
        Map<Integer, OperatingCharacteristics> found = new HashMap<>();
        PowerGoal asked = PowerGoal.read(
                wanted,
                plan,
                Study.of(plan.protocol(), plan.scenario(), effects, plan.participants(), plan.seed())
                        .run(2, 1, Study.Progress.SILENT));
        SmallestTrial.Answer answer = asked.search(
                plan.participants(),
                size -> asked.reached(found.computeIfAbsent(size, each -> player.apply(plan.with(each)))));
        PowerPlan smallest = plan.with(answer.participants());
        OperatingCharacteristics there = found.computeIfAbsent(answer.participants(), each -> player.apply(smallest));
        if (page != null) {
            page.add(smallest, there);
            page.goal(new StudyPage.Goal(asked.name(), asked.share(), answer));
        }
        switch (format) {
            case TEXT -> {
                asked.say(answer, console);
                say(smallest, there);
            }
            case JSON -> Json.write(PowerDocument.of(smallest, there, PowerDocument.Goal.of(asked, answer)), console);
        }
    }

    private OperatingCharacteristics simulated(PowerPlan plan, TrueEffects effects) throws IOException {
        if (state == null) {
            return played(plan, effects, Study.Keeper.NONE);
        }
        try (var _ = OnlyRun.on(state)) {
            return simulated(plan, effects, state);
        }
    }

    private OperatingCharacteristics simulated(PowerPlan plan, TrueEffects effects, Path state) throws IOException {
        PowerState kept = PowerState.at(state, plan);
        Study study = Study.of(plan.protocol(), plan.scenario(), effects, plan.participants(), plan.seed());
        Kept before = kept.read(study, plan.replicates());
        if (before.replicates() > 0) {
            console.message("going on from %,d replicates of %s".formatted(before.replicates(), state));
        }
        return played(plan, study, before, soFar -> {
            kept.keep(soFar);
            if (soFar.replicates() + Study.CHUNK > plan.replicates()) {
                kept.write(soFar);
            }
        });
    }

    private OperatingCharacteristics played(PowerPlan plan, TrueEffects effects, Study.Keeper keeper) {
        Study study = Study.of(plan.protocol(), plan.scenario(), effects, plan.participants(), plan.seed());
        return played(plan, study, study.nothing(), keeper);
    }

    private OperatingCharacteristics played(PowerPlan plan, Study study, Kept before, Study.Keeper keeper) {
        try (var bar = new Bar(console, "Simulating", plan.replicates())) {
            var told = new PowerSoFar(bar, plan.replicates());
            return study.run(plan.replicates(), threads, bar, before, soFar -> {
                told.keep(soFar);
                keeper.keep(soFar);
                if (page != null) {
                    page.keep(plan, soFar);
                }
            });
        }
    }
}
