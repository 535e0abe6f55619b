package org.stegvis.server.participant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Projection;
import org.stegvis.server.trialsetup.TrialEvent;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// The projections that follow from where participants stand. A course is read once for all of them, and of many
/// participants only some are held at a time.
@Component
class CourseTables implements Projection {
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final Trials trials;
    private final List<CourseTable> tables;

    CourseTables(JdbcTemplate jdbc, Trials trials, List<CourseTable> tables) {
        this.jdbc = jdbc;
        this.trials = trials;
        this.tables = List.copyOf(tables);
    }

    @Override
    public List<String> tables() {
        return tables.stream().map(CourseTable::table).toList();
    }

    @Override
    public void follow(Appended appended) {
        List<Integer> begun = appended.entries().stream()
                .flatMap(entry -> TrialEvent.of(entry).stream())
                .filter(TrialEvent.ProtocolInForce.class::isInstance)
                .map(event -> ((TrialEvent.ProtocolInForce) event).version())
                .toList();
        if (begun.isEmpty() && appended.participants().isEmpty()) {
            return;
        }
        long first = appended.entries().getFirst().seq();
        TrialState now = trials.state(appended);
        TrialState before = begun.isEmpty() ? now : TrialState.of(now.trial(), until(first, appended.aboutTrial()));
        List<String> changed = begun.stream().anyMatch(each -> isForEverybody(now, each))
                ? everybody(appended)
                : appended.participants();
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<String> some = changed.subList(from, Math.min(from + AT_ONCE, changed.size()));
            Map<String, List<Entry>> histories = appended.histories().of(some);
            List<Move> moves = some.stream()
                    .map(each -> move(each, first, before, now, histories.getOrDefault(each, List.of())))
                    .toList();
            tables.forEach(table -> table.follow(appended.trial(), moves));
        }
    }

    /// When such a version comes into force, anybody's next step may be another.
    private static boolean isForEverybody(TrialState state, int version) {
        return state.version(version).appliesTo() == TrialEvent.AppliesTo.EVERYBODY;
    }

    private List<String> everybody(Appended appended) {
        var all = new ArrayList<>(jdbc.queryForList(
                "select participant from participant where trial = ?", String.class, appended.trial()));
        return Stream.concat(all.stream(), appended.participants().stream())
                .distinct()
                .toList();
    }

    private static Move move(String participant, long first, TrialState before, TrialState now, List<Entry> entries) {
        List<Entry> earlier = until(first, entries);
        return new Move(
                participant,
                earlier.isEmpty() ? null : Course.of(before, participant, earlier),
                Course.of(now, participant, entries));
    }

    private static List<Entry> until(long first, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.seq() < first).toList();
    }
}
