package org.stegvis.server.browser;

import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.Running;
import org.stegvis.server.access.Permission;
import org.stegvis.server.consent.Consenting;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.screening.Screening;

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
                ConductEvents.entry(new Event.Allocated(
                        ago(daysAgo),
                        "first",
                        "baseline",
                        0,
                        null,
                        option,
                        org.stegvis.protocol.tailoring.Offering.How.BY_CHANCE,
                        0.5)));
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
