package org.stegvis.server.participant;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// Where everybody in a trial stands, for pages that tell about all. Read anew when the log has grown. It asks nobody's
/// permission; who shows what it tells does.
@Component
public class Courses {
    private final EventLog log;
    private final Trials trials;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Courses(EventLog log, Trials trials) {
        this.log = log;
        this.trials = trials;
    }

    private record Known(long seq, List<Course> courses) {}

    /// All participants by id; none when there is no such trial.
    public List<Course> of(String trial) {
        long end = log.end(trial).map(EventLog.End::seq).orElse(0L);
        Known before = known.get(trial);
        if (before != null && before.seq() == end) {
            return before.courses();
        }
        List<Course> courses =
                trials.find(trial).map(state -> read(trial, state)).orElse(List.of());
        known.put(trial, new Known(end, courses));
        return courses;
    }

    private List<Course> read(String trial, TrialState state) {
        List<String> participants = log.participants(trial);
        Map<String, List<Entry>> entries = log.aboutParticipants(trial, participants).stream()
                .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.participant())));
        return participants.stream()
                .filter(entries::containsKey)
                .map(each -> Course.of(state, each, entries.getOrDefault(each, List.of())))
                .toList();
    }
}
