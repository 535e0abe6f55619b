package org.stegvis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.protocol.Language;
import org.stegvis.report.operating.SimulatedStudy;
import org.stegvis.report.operating.StudyPage;

/// The page that `stegvis power --report` writes, once all is simulated.
final class PowerReport {
    private final Path file;
    private final List<SimulatedStudy> studies = new ArrayList<>();
    private StudyPage.@Nullable Goal goal;

    private PowerReport(Path file) {
        this.file = file;
    }

    /// Null without a file.
    ///
    /// @throws BadInput when the file is there already
    static @Nullable PowerReport at(@Nullable Path file) {
        if (file != null && Files.exists(file)) {
            throw new BadInput(file + " is there already; name another file");
        }
        return file == null ? null : new PowerReport(file);
    }

    void add(PowerPlan plan, OperatingCharacteristics found) {
        String set = plan.varied().entrySet().stream()
                .filter(each -> !each.getKey().equals("participants"))
                .map(each -> each.getKey() + " = " + each.getValue())
                .collect(Collectors.joining(", "));
        studies.add(new SimulatedStudy(set, found));
    }

    void goal(StudyPage.Goal answered) {
        goal = answered;
    }

    void write(PowerPlan plan, Console console) throws IOException {
        var page = new StudyPage(
                plan.protocol().trial().title().in(Language.ENGLISH),
                Long.toString(plan.seed()),
                plan.assumptions(),
                goal,
                studies);
        Files.writeString(file, page.html());
        console.message("report: " + file);
    }
}
