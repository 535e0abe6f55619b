package org.stegvis.server.guideline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogView;

/// The guidelines of the database. What one rests on is worked out once and kept until its log has grown or the day is
/// over.
@Component
class Guidelines {
    /// Logs of guidelines have names that no protocol can have.
    private static final String LOG = "@guideline/";

    private final EventLog log;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Guidelines(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    private record Known(long seq, LocalDate day, Found found) {}

    /// What there is of a guideline.
    sealed interface Found {
        record Readable(Evidence evidence) implements Found {}

        /// This program does not read the newest version any more, which an earlier one did.
        record Unreadable(String id, List<Finding> findings) implements Found {}
    }

    static String log(String guideline) {
        return LOG + guideline;
    }

    /// Sorted.
    List<String> ids() {
        return log.trials().stream()
                .filter(name -> name.startsWith(LOG))
                .map(name -> name.substring(LOG.length()))
                .toList();
    }

    /// Empty when there is no such guideline.
    Optional<Found> find(String id) {
        return log.end(log(id)).filter(end -> end.settings() > 0).map(end -> known(id, end.settings()));
    }

    /// The state at the moment at which a use case decides; null while there is no version.
    static @Nullable GuidelineState state(String id, LogView view) {
        return GuidelineState.of(id, view.aboutTrial());
    }

    private Found known(String id, long seq) {
        LocalDate today = LocalDate.now(clock);
        Known before = known.get(id);
        if (before != null && before.seq() == seq && before.day().equals(today)) {
            return before.found();
        }
        GuidelineState state = GuidelineState.of(id, log.aboutTrial(log(id)));
        if (state == null) {
            throw new IllegalStateException("The log of the guideline '" + id + "' must begin with its file.");
        }
        Found found = switch (EvidenceReader.read(id + ".yaml", state.current().text())) {
            case EvidenceReading.Accepted accepted -> new Found.Readable(Evidence.of(state, accepted.file(), today));
            case EvidenceReading.Rejected(var findings) -> new Found.Unreadable(id, findings);
        };
        known.put(id, new Known(state.seq(), today, found));
        return found;
    }
}
