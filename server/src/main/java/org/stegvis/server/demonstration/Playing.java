package org.stegvis.server.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.Progress;
import org.stegvis.protocol.Protocol;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.TrialClocks;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.notice.Posting;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Role;
import org.stegvis.server.reminder.Reminding;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.RecruitmentPlan;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;
import org.stegvis.server.trialsetup.Trials;
import org.stegvis.server.worklist.PassingTime;

/// Plays a trial out on a server: publishes the protocol, and lets made-up participants go through the use cases day
/// by day of a simulated calendar that ends yesterday, so that some are still under way.
@Component
public class Playing {
    /// Enrolment takes so long.
    static final int WEEKS = 104;

    private static final int PAGE = 1000;

    private final PublishingAProtocol publishing;
    private final RunningATrial running;
    private final Trials trials;
    private final ManagingPeople managing;
    private final Acts acts;
    private final Incidents incidents;
    private final PassingTime time;
    private final Reminding reminding;
    private final Posting posting;
    private final Participants participants;
    private final EventLog log;
    private final TrialClocks clocks;

    Playing(
            PublishingAProtocol publishing,
            RunningATrial running,
            Trials trials,
            ManagingPeople managing,
            Acts acts,
            Incidents incidents,
            PassingTime time,
            Reminding reminding,
            Posting posting,
            Participants participants,
            EventLog log,
            TrialClocks clocks) {
        this.clocks = clocks;
        this.publishing = publishing;
        this.running = running;
        this.trials = trials;
        this.managing = managing;
        this.acts = acts;
        this.incidents = incidents;
        this.time = time;
        this.reminding = reminding;
        this.posting = posting;
        this.participants = participants;
        this.log = log;
    }

    /// The demonstration, on a server that holds nothing else.
    ///
    /// @param text of the protocol
    /// @param calendar the clock of this server; it shows the true time afterwards
    /// @param wanted how many enrol
    public Played play(
            String text, Scenario scenario, long seed, int wanted, SimulatedCalendar calendar, Progress progress)
            throws InterruptedException {
        LocalDate today = LocalDate.now(calendar);
        try {
            calendar.day(today.minusWeeks(WEEKS).minusDays(1));
            String trial = scenario.protocol();
            done(publishing.publish(
                    Cast.OPERATOR, new PublishingAProtocol.Publication(text, null, AppliesTo.EVERYBODY, null), null));
            Cast cast = Cast.of(managing, trial, protocol(trial).sites());
            return run(
                    new Stage(trial, cast, scenario, seed, wanted, calendar, today, progress, () -> false),
                    // A server that holds nothing else can send, on the days of the play, what it would send.
                    () -> {
                        reminding.round();
                        posting.round();
                    });
        } finally {
            calendar.end();
        }
    }

    /// A play whose trial is there, so that it can be looked at from its beginning.
    public interface Prepared {

        /// Plays to the last day, or until `stops` says that it is enough.
        ///
        /// @param progress hears how many have come in
        /// @param stops asked between the days; after a day on which it says yes nothing more is played
        Played play(Progress progress, BooleanSupplier stops) throws InterruptedException;
    }

    /// A rehearsal, beside whatever else is on this server. It has its own log, key, clock and staff, and
    /// nobody is sent anything.
    ///
    /// @param id of the rehearsal; see [org.stegvis.server.access.RehearsalId]
    /// @param from its text is published for the rehearsal alone
    /// @param real the server's clock
    public Prepared rehearsal(
            String id, PublishingAProtocol.Publication from, Scenario scenario, long seed, int wanted, Clock real) {
        var calendar = new SimulatedCalendar(real);
        LocalDate today = LocalDate.now(real);
        calendar.day(today.minusWeeks(WEEKS).minusDays(1));
        clocks.play(id, calendar);
        done(publishing.rehearse(Cast.OPERATOR, id, from));
        Cast cast = Cast.ofRehearsal(protocol(id).sites());
        return (progress, stops) -> {
            try {
                return run(new Stage(id, cast, scenario, seed, wanted, calendar, today, progress, stops), () -> {});
            } finally {
                calendar.end();
            }
        };
    }

    private Protocol protocol(String trial) {
        return trials.find(trial).orElseThrow().current().protocol();
    }

    /// @param evening what else is done on each day
    private Played run(Stage stage, Runnable evening) throws InterruptedException {
        Protocol protocol = protocol(stage.trial());
        done(running.open(stage.cast().signing(Role.TRIAL_MANAGER, null), stage.trial(), null));
        planRecruitment(stage, protocol.sites());
        List<Way> ways = Crowd.of(protocol, stage);
        new Days(stage, acts, incidents, time).play(ways, evening);
        return played(stage.trial(), ways, stage.cast());
    }

    /// The same for each site: a slow beginning, and everybody by the day on which the last one is to enter.
    private void planRecruitment(Stage stage, List<String> sites) {
        LocalDate first = stage.first();
        int each = Math.ceilDiv(stage.wanted(), Math.max(1, sites.size()));
        int early = each * 2 / 5;
        if (early == 0) {
            return;
        }
        var plan = new RecruitmentPlan(
                first,
                List.of(
                        new RecruitmentPlan.Goal(first.plusWeeks(WEEKS / 2), early),
                        new RecruitmentPlan.Goal(first.plusWeeks(WEEKS), each)));
        for (String site : sites) {
            done(running.planRecruitment(
                    stage.cast().of(Role.TRIAL_MANAGER, null),
                    stage.trial(),
                    site,
                    plan,
                    "as agreed with the site",
                    null));
        }
    }

    private Played played(String trial, List<Way> ways, Cast cast) {
        long enrolled = 0;
        long underWay = 0;
        String after = "";
        List<ParticipantRow> page = participants.list(trial, null, after, PAGE);
        while (!page.isEmpty()) {
            for (ParticipantRow row : page) {
                enrolled += row.enrolled() == null ? 0 : 1;
                underWay += row.status() == ParticipantRow.Status.IN_TRIAL ? 1 : 0;
            }
            after = page.getLast().participant();
            page = participants.list(trial, null, after, PAGE);
        }
        int screened = (int) ways.stream().filter(way -> way.id != null).count();
        return new Played(
                screened, enrolled, underWay, log.end(trial).orElseThrow().seq(), cast.ids());
    }

    /// What was written.
    ///
    /// @throws IllegalStateException when the server refused it, so play and server disagree about what is next
    static List<Entry> done(Written written) {
        return switch (written) {
            case Written.Done(var entries, var again) -> entries;
            case Written.Refused(var refusal) ->
                throw new IllegalStateException(
                        "The server refused what was played: " + refusal.word() + ", " + refusal.message());
        };
    }
}
