package org.stegvis.server.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.design.simulation.MadeUpParticipant;
import org.stegvis.design.simulation.Progress;
import org.stegvis.protocol.Protocol;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.notice.Posting;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Role;
import org.stegvis.server.reminder.Reminding;
import org.stegvis.server.trialsetup.PublishedProtocol;
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
    private static final int WEEKS = 104;

    private static final int PAGE = 1000;

    /// Those in the trial who came in the last days are not done with yet.
    private static final int LATE_DAYS = 6;

    /// So many more than those wanted would enter, and are met on their way in: to consent, to the first visit or to
    /// the first decision.
    private static final int ON_THE_WAY_IN = 9;

    /// What is played of them: screening; consent too; the first visit too.
    private static final int PARTS_ON_THE_WAY_IN = 3;

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
            EventLog log) {
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

    /// @param text of the protocol
    /// @param calendar the clock of this server; it shows the true time afterwards
    /// @param wanted how many enrol
    public Played play(
            String text, Scenario scenario, long seed, int wanted, SimulatedCalendar calendar, Progress progress)
            throws InterruptedException {
        LocalDate today = LocalDate.now(calendar);
        LocalDate first = today.minusWeeks(WEEKS);
        try {
            calendar.day(first.minusDays(1));
            String trial = scenario.protocol();
            done(publishing.publish(
                    Cast.OPERATOR, new PublishingAProtocol.Publication(text, null, AppliesTo.EVERYBODY, null), null));
            PublishedProtocol published = trials.find(trial).orElseThrow().current();
            Cast cast = Cast.of(managing, trial, published.protocol().sites());
            done(running.open(cast.signing(Role.TRIAL_MANAGER, null), trial, null));
            planRecruitment(cast, trial, published.protocol().sites(), wanted, first);
            var days = new TreeMap<LocalDate, List<Way>>();
            List<Way> ways = ways(published.protocol(), scenario, seed, wanted, first);
            ways.forEach(way -> comes(days, way));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                int enrolled = 0;
                while (!days.isEmpty() && days.firstKey().isBefore(today)) {
                    LocalDate day = days.firstKey();
                    calendar.day(day);
                    List<Way> now = Objects.requireNonNull(days.remove(day));
                    if (now.stream().anyMatch(way -> way.next() instanceof Event.Missed)) {
                        time.catchUp(day);
                    }
                    reminding.round();
                    posting.round();
                    boolean late = !day.isBefore(today.minusDays(LATE_DAYS));
                    atOnce(
                            threads,
                            now.stream()
                                    .<Runnable>map(way -> () -> playDay(cast, trial, way, day, late))
                                    .toList());
                    enrolled += (int) now.stream()
                            .filter(way -> way.enters() && way.enrolment.equals(day))
                            .count();
                    progress.at(Math.min(enrolled, wanted), wanted);
                    now.forEach(way -> comes(days, way));
                }
                calendar.day(today.minusDays(1));
                atOnce(threads, incidents.all(cast, trial, ways, today.minusDays(1)));
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A made-up participant could not be played out.", failed.getCause());
            }
            return played(trial, ways, cast);
        } finally {
            calendar.end();
        }
    }

    /// The same for each site: a slow beginning, and everybody by the day on which the last one is to enter.
    private void planRecruitment(Cast cast, String trial, List<String> sites, int wanted, LocalDate first) {
        int each = Math.ceilDiv(wanted, Math.max(1, sites.size()));
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
                    cast.of(Role.TRIAL_MANAGER, null), trial, site, plan, "as agreed with the site", null));
        }
    }

    private static void atOnce(ExecutorService threads, List<Runnable> some)
            throws ExecutionException, InterruptedException {
        var running = new ArrayList<Future<?>>();
        some.forEach(each -> running.add(threads.submit(each)));
        for (Future<?> each : running) {
            each.get();
        }
    }

    /// People come until so many have entered, evenly over the weeks; a few more are on their way in at the end.
    private static List<Way> ways(Protocol protocol, Scenario scenario, long seed, int wanted, LocalDate first) {
        var behaviour = Behaviour.of(protocol, scenario);
        var ways = new ArrayList<Way>();
        int entered = 0;
        while (entered < wanted + ON_THE_WAY_IN) {
            boolean isOnTheWay = entered >= wanted;
            LocalDate enrolment = isOnTheWay
                    ? first.plusWeeks(WEEKS).minusDays(1 + entered % LATE_DAYS)
                    : first.plusDays(Math.round((double) entered * WEEKS * 7 / wanted));
            int number = ways.size();
            var person = MadeUpParticipant.of(behaviour, seed, number, enrolment);
            int most = isOnTheWay ? 1 + entered % PARTS_ON_THE_WAY_IN : Integer.MAX_VALUE;
            var way = new Way(number, enrolment, person, seed, most);
            ways.add(way);
            entered += way.enters() ? 1 : 0;
        }
        return ways;
    }

    private static void comes(TreeMap<LocalDate, List<Way>> days, Way way) {
        LocalDate day = way.ended ? null : way.day();
        if (day != null) {
            days.computeIfAbsent(day, none -> new ArrayList<>()).add(way);
        }
    }

    /// All that happens to one participant on a day.
    private void playDay(Cast cast, String trial, Way way, LocalDate day, boolean late) {
        for (LocalDate next = way.day(); !way.ended && next != null && !next.isAfter(day); next = way.day()) {
            way.last = day;
            Event event = way.next();
            // Of those in the trial who come at the end some are met half way: a visit or a decision is still to come.
            if (way.isFarEnough() || (late && way.isIn() && way.chance.nextInt(4) == 0)) {
                way.ended = true;
                return;
            }
            if (event != null) {
                acts.perform(cast, trial, way, event, day);
                way.played();
            } else {
                acts.decide(cast, trial, way);
            }
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
