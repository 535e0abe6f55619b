package org.stegvis.server.results;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Language;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.Trials;

/// The planned analyses on the data as they stand, run anew when the log has grown. It asks nobody's
/// permission; who shows what it tells does: the results tell what each option does.
@Component
public class Analysing {
    private final EventLog log;
    private final Trials trials;
    private final AllData all;
    private final Clock clock;
    private final Remembered<AllData.AsOf> data = new Remembered<>();
    private final Remembered<Analysed> results = new Remembered<>();

    Analysing(EventLog log, Trials trials, AllData all, Clock clock) {
        this.log = log;
        this.trials = trials;
        this.all = all;
        this.clock = clock;
    }

    private record Analysed(AllData.AsOf of, List<Result> results, Instant at) implements Remembered.Large {
        @Override
        public long seq() {
            return of.seq();
        }

        @Override
        public int size() {
            return of.size();
        }
    }

    /// What a report is made from, and how much of the log is in it.
    ///
    /// @param seq of the last entry that it follows from
    /// @param consentTakenBack how many are left out because they took back their consent
    /// @param at when it was computed
    public record Report(ReportInput input, long seq, int consentTakenBack, Instant at) {}

    /// The data of all whose consent stands, by the newest protocol; empty when there is no such trial.
    Optional<AllData.AsOf> data(String trial) {
        return trials.find(trial).map(state -> standing(trial));
    }

    /// All that a report is made from; empty when there is no such trial.
    public Optional<Report> report(String trial, Language language) {
        return trials.find(trial).map(state -> analysed(trial)).map(found -> report(found, language));
    }

    public Optional<ReportInput> input(String trial, Language language) {
        return report(trial, language).map(Report::input);
    }

    private static Report report(Analysed found, Language language) {
        PublishedProtocol version = found.of().version();
        return new Report(
                ReportInput.of(
                        version.protocol(),
                        found.of().data(),
                        found.results(),
                        Provenance.of("", version.sha256(), ""),
                        language),
                found.seq(),
                found.of().consentTakenBack(),
                found.at());
    }

    private AllData.AsOf standing(String trial) {
        return data.of(trial, end(trial), () -> all.of(trial));
    }

    private Analysed analysed(String trial) {
        return results.of(trial, end(trial), () -> {
            AllData.AsOf now = standing(trial);
            List<Result> found = now.size() == 0
                    ? List.of()
                    : PlannedAnalyses.of(now.version().protocol()).run(now.data());
            return new Analysed(now, found, clock.instant());
        });
    }

    private long end(String trial) {
        return log.end(trial).map(EventLog.End::seq).orElse(0L);
    }
}
