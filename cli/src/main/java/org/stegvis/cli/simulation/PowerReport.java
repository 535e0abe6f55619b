package org.stegvis.cli.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.protocol.Language;
import org.stegvis.report.operating.SimulatedStudy;
import org.stegvis.report.operating.StudyPage;
import org.stegvis.report.operating.UnderWay;

/// The page that `stegvis power --report` writes: every few seconds while it runs, each time as a whole,
/// and once all is simulated.
final class PowerReport {
    private static final long PAUSE = 3_000_000_000L;

    /// What only a page has that was not finished.
    private static final String UNFINISHED = "http-equiv=\"refresh\"";

    private final Path file;
    private final Language language;
    private final List<SimulatedStudy> studies = new ArrayList<>();
    private long last = System.nanoTime();
    private StudyPage.@Nullable Goal goal;

    private PowerReport(Path file, Language language) {
        this.file = file;
        this.language = language;
    }

    /// Null without a file.
    ///
    /// @throws BadInput when the file is there already, and is no page of a run that was stopped
    static @Nullable PowerReport at(@Nullable Path file, Language language) throws IOException {
        if (file != null && Files.exists(file) && !isUnfinished(file)) {
            throw new BadInput(file + " is there already; name another file");
        }
        return file == null ? null : new PowerReport(file, language);
    }

    private static boolean isUnfinished(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) < 50_000_000
                && Files.readString(file, StandardCharsets.ISO_8859_1).contains(UNFINISHED);
    }

    void add(PowerPlan plan, OperatingCharacteristics found) {
        studies.add(study(plan, found));
    }

    private static SimulatedStudy study(PowerPlan plan, OperatingCharacteristics found) {
        String set = plan.varied().entrySet().stream()
                .filter(each -> !each.getKey().equals("participants"))
                .map(each -> each.getKey() + " = " + each.getValue())
                .collect(Collectors.joining(", "));
        return new SimulatedStudy(set, found);
    }

    void goal(StudyPage.Goal answered) {
        goal = answered;
    }

    /// Writes what is there so far, at most every few seconds.
    void keep(PowerPlan plan, Kept soFar) {
        if (System.nanoTime() - last < PAUSE || soFar.replicates() < 2) {
            return;
        }
        last = System.nanoTime();
        var all = new ArrayList<>(studies);
        all.add(study(plan, soFar.summary()));
        try {
            write(plan, all, new UnderWay(soFar.replicates(), plan.replicates()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Writes the page as it stays.
    void finish(PowerPlan plan, Console console) throws IOException {
        write(plan, studies, null);
        console.message("report: " + file);
    }

    private void write(PowerPlan plan, List<SimulatedStudy> all, @Nullable UnderWay underWay) throws IOException {
        var page = new StudyPage(
                language,
                plan.protocol().trial().title().in(language),
                Long.toString(plan.seed()),
                plan.assumptions(),
                goal,
                underWay,
                all);
        WholeFile.write(file, page.html());
    }
}
