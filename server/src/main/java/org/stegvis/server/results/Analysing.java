package org.stegvis.server.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Courses;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// The planned analyses on the data as they stand, run anew when the log has grown. It asks nobody's
/// permission; who shows what it tells does: the results tell what each option does.
@Component
public class Analysing {
    private final EventLog log;
    private final Trials trials;
    private final Courses courses;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Analysing(EventLog log, Trials trials, Courses courses) {
        this.log = log;
        this.trials = trials;
        this.courses = courses;
    }

    private record Known(long seq, PublishedProtocol version, TrialData data, List<Result> results) {}

    /// All that a report is made from; empty when there is no such trial.
    public Optional<ReportInput> input(String trial, Language language) {
        return trials.find(trial).map(state -> known(trial, state)).map(found -> input(found, language));
    }

    private static ReportInput input(Known found, Language language) {
        return ReportInput.of(
                found.version().protocol(),
                found.data(),
                found.results(),
                Provenance.of("", found.version().sha256(), ""),
                language);
    }

    private Known known(String trial, TrialState state) {
        long end = log.end(trial).map(EventLog.End::seq).orElse(0L);
        Known before = known.get(trial);
        if (before != null && before.seq() == end) {
            return before;
        }
        PublishedProtocol version = state.current();
        Protocol protocol = version.protocol();
        TrialData data = Projection.of(protocol)
                .toData(courses.of(trial).stream().map(Course::history).toList());
        var now = new Known(
                end,
                version,
                data,
                data.size() == 0 ? List.of() : PlannedAnalyses.of(protocol).run(data));
        known.put(trial, now);
        return now;
    }
}
