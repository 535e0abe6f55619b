package org.stegvis.server.participant;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// Where everybody in a trial stands, for pages that tell about all. When the log has grown, those are read anew whom
/// the new entries are about; everybody, when one is about the trial as a whole, for an amendment may concern them all.
/// It
/// asks nobody's permission; who shows what it tells does.
@Component
public class Courses {
    /// With more new entries than these everybody is read anew, which is then no slower.
    private static final int MOST_NEW = 2_000;

    private final EventLog log;
    private final Trials trials;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Courses(EventLog log, Trials trials) {
        this.log = log;
        this.trials = trials;
    }

    /// @param end of the log when it was read
    /// @param courses by participant
    private record Known(EventLog.End end, TreeMap<String, Course> courses, List<Course> all) {
        Known(EventLog.End end, TreeMap<String, Course> courses) {
            this(end, courses, List.copyOf(courses.values()));
        }
    }

    /// All participants by id; none when there is no such trial.
    public List<Course> of(String trial) {
        Optional<EventLog.End> end = log.end(trial);
        Optional<TrialState> state = trials.find(trial);
        if (end.isEmpty() || state.isEmpty()) {
            return List.of();
        }
        Known before = known.get(trial);
        if (before != null && before.end().seq() == end.get().seq()) {
            return before.all();
        }
        var now = new Known(end.get(), read(trial, state.get(), end.get(), before));
        known.put(trial, now);
        return now.all();
    }

    private TreeMap<String, Course> read(String trial, TrialState state, EventLog.End end, @Nullable Known before) {
        if (before != null
                && before.end().settings() == end.settings()
                && before.end().seq() < end.seq()
                && end.seq() - before.end().seq() <= MOST_NEW) {
            var courses = new TreeMap<>(before.courses());
            courses.putAll(read(trial, state, newsAbout(trial, before.end().seq() + 1)));
            return courses;
        }
        return read(trial, state, log.participants(trial));
    }

    private List<String> newsAbout(String trial, long from) {
        return log.from(trial, from, MOST_NEW).stream()
                .flatMap(entry -> Stream.ofNullable(entry.participant()))
                .distinct()
                .toList();
    }

    private TreeMap<String, Course> read(String trial, TrialState state, List<String> participants) {
        Map<String, List<Entry>> entries = log.aboutParticipants(trial, participants).stream()
                .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.participant())));
        var courses = new TreeMap<String, Course>();
        entries.forEach((each, about) -> courses.put(each, Course.of(state, each, about)));
        return courses;
    }
}
