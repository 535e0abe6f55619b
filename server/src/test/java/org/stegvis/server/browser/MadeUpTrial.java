package org.stegvis.server.browser;

import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.Running;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.allocation.AllocatingByHand;
import org.stegvis.server.allocation.Unblinding;
import org.stegvis.server.consent.Consenting;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.monitoring.About;
import org.stegvis.server.monitoring.Querying;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.screening.Screening;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.RecruitmentPlan;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// The back-pain trial with made-up participants, at least one in each place that somebody can be in.
public record MadeUpTrial(Running server, BackPainTrial trial) {

    public static MadeUpTrial on(Running server) {
        return new MadeUpTrial(server, BackPainTrial.open(server));
    }

    public String screened(String site, int daysAgo, String key, Map<String, Value> other) {
        var told = new HashMap<String, Value>(Map.of(
                "site", new Value.Name(site),
                "age", new Value.Number(43),
                "sex", new Value.Name("female"),
                "pain-months", new Value.Number(14),
                "red-flags", Value.of(false)));
        told.putAll(other);
        return BackPainTrial.participant(
                done(server.get(Screening.class).screen(OPERATOR, BackPainTrial.ID, told, ago(daysAgo), key)));
    }

    public String consented(String site, int daysAgo, String key) {
        String participant = screened(site, daysAgo, key, Map.of());
        done(server.get(Consenting.class).consent(OPERATOR, BackPainTrial.ID, participant, "2.1", ago(daysAgo), null));
        return participant;
    }

    public String ready(String site, int daysAgo, String key) {
        String participant = consented(site, daysAgo, key);
        assessed(participant, "baseline", 42, daysAgo);
        return participant;
    }

    /// Enrolled and allocated some days ago; `randomise` itself does everything today.
    public String allocated(String site, int daysAgo, String key, String option) {
        String participant = ready(site, daysAgo, key);
        write(participant, ConductEvents.entry(new Event.Enrolled(ago(daysAgo))));
        write(
                participant,
                ConductEvents.entry(
                        new Event.Allocated(ago(daysAgo), "first", "baseline", 0, null, option, How.BY_CHANCE, 0.5)));
        return participant;
    }

    public void assessed(String participant, String visit, double odi, int daysAgo) {
        done(server.get(Assessing.class)
                .assess(
                        OPERATOR,
                        BackPainTrial.ID,
                        participant,
                        visit,
                        Map.of("odi", new Value.Number(odi), "pain", new Value.Number(6)),
                        ago(daysAgo),
                        null));
    }

    /// Enrolled some days ago, and has answered the second visit just now.
    public String answered(String site, int daysAgo, String key) {
        String participant = allocated(site, daysAgo, key, "pt");
        done(server.get(Assessing.class)
                .answer(
                        Actor.participant(BackPainTrial.ID, participant, "test"),
                        BackPainTrial.ID,
                        participant,
                        "week10",
                        Map.of("odi", new Value.Number(34), "pain", new Value.Number(5)),
                        Map.of("odi", "34", "pain", "5"),
                        ago(0),
                        "own/" + participant + "/week10"));
        return participant;
    }

    /// Followed to the end: enrolled long ago, with what happens at each visit told by the number alone.
    void followed(int number) {
        String site = List.of("utah", "intermountain", "johns-hopkins").get(number % 3);
        String participant = screened(site, 490 - 2 * number, "followed-" + number, Map.of());
        int start = 480 - 2 * number;
        double baseline = 36 + 2 * (number * 7 % 13);
        boolean responds = number % 3 == 0;
        double week10 = responds ? baseline * 0.4 : baseline * 0.8;
        String first = number % 2 == 0 ? "pt" : "cbt";
        String then = number % 4 < 2 ? "more" : first.equals("pt") ? "cbt" : "pt";
        var events = new ArrayList<Event>(List.of(
                new Event.Consented(ago(start + 3)),
                measured("baseline", baseline, start + 2),
                new Event.Enrolled(ago(start)),
                new Event.Allocated(ago(start), "first", "baseline", 0, null, first, How.BY_CHANCE, 0.5),
                measured("week10", week10, start - 70),
                responds
                        ? new Event.Continued(ago(start - 72), "second", "week10", 0, "response")
                        : new Event.Allocated(
                                ago(start - 72),
                                "second",
                                "week10",
                                first.equals("pt") ? 1 : 2,
                                "non-response",
                                then,
                                How.BY_CHANCE,
                                0.5),
                measured("week26", week10 - number % 5, start - 182)));
        if (number % 9 != 4) {
            events.add(measured("week52", week10 - number % 7, start - 364));
        }
        List<NewEntry> entries = events.stream().map(ConductEvents::entry).toList();
        done(server.get(ParticipantWriter.class)
                .write(
                        OPERATOR,
                        Permission.ALLOCATE,
                        BackPainTrial.ID,
                        participant,
                        null,
                        standing -> new Decide.Answer.Write(entries)));
    }

    private static Event measured(String visit, double odi, int daysAgo) {
        return new Event.Assessed(
                ago(daysAgo),
                visit,
                Map.of("odi", new Value.Number(Math.rint(odi)), "pain", new Value.Number(Math.rint(odi / 10))));
    }

    /// From then on the statisticians of the trial see options.
    void unlocked() {
        done(server.get(ManagingPeople.class).unlockAllocations(OPERATOR, BackPainTrial.ID, "data are locked"));
    }

    /// From then on the protocol plans looks before the end, the first of which has come.
    void looksEarly() {
        String text = BackPainTrial.protocol()
                + "\ninterim:\n  analysis: function-week10\n  looks: [0.04, 0.5, 1]\n  spending: obrien-fleming\n";
        done(server.get(PublishingAProtocol.class)
                .publish(
                        OPERATOR,
                        new PublishingAProtocol.Publication(
                                text, null, AppliesTo.EVERYBODY, "the committee asked for looks"),
                        null));
    }

    /// A site is to enrol so many within some days from a day.
    void recruits(String site, int daysAgo, int within, int participants) {
        LocalDate from = ago(daysAgo);
        var plan = new RecruitmentPlan(
                from,
                List.of(
                        new RecruitmentPlan.Goal(from.plusDays(within / 2), participants / 3),
                        new RecruitmentPlan.Goal(from.plusDays(within), participants)));
        done(server.get(RunningATrial.class)
                .planRecruitment(OPERATOR, BackPainTrial.ID, site, plan, "agreed with the site", null));
    }

    /// The place in the log of what was told.
    long unblinded(String participant) {
        return done(server.get(Unblinding.class)
                        .unblind(OPERATOR, BackPainTrial.ID, participant, "first", "admitted, the ward asks", null))
                .getLast()
                .seq();
    }

    /// Asked for by the operator; somebody else is to confirm it.
    public void byHand(String participant, String option) {
        done(server.get(AllocatingByHand.class)
                .ask(OPERATOR, BackPainTrial.ID, participant, "first", option, "the line was down, envelope 7", null));
    }

    void query(String participant, String visit, String text) {
        done(server.get(Querying.class)
                .raise(OPERATOR, BackPainTrial.ID, participant, new About(visit, null), text, null));
    }

    private void write(String participant, NewEntry entry) {
        done(server.get(ParticipantWriter.class)
                .write(
                        OPERATOR,
                        Permission.ALLOCATE,
                        BackPainTrial.ID,
                        participant,
                        null,
                        standing -> Decide.write(entry)));
    }

    static LocalDate ago(int days) {
        return BackPainTrial.today().minusDays(days);
    }
}
