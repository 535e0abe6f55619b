package org.stegvis.server.questionnaire;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Step;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.monitoring.Holds;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.PastDay;
import org.stegvis.server.participant.Standing;
import org.stegvis.server.participant.ValueRule;
import org.stegvis.server.participant.VisitState;
import tools.jackson.databind.node.ObjectNode;

/// The measures of a visit are recorded. What has been recorded is not overwritten; a wrong value is corrected.
@Component
public class Assessing {
    private final ParticipantWriter writer;

    public Assessing(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// Staff record what a participant answered at a visit; what is still missing can be recorded later.
    ///
    /// @param measures those that were answered
    /// @param on the day on which they were, today or before
    public Written assess(
            Actor actor,
            String trial,
            String participant,
            String visit,
            Map<String, Value> measures,
            LocalDate on,
            @Nullable String key) {
        return writer.write(actor, Permission.ENTER_MEASURES, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, visit, measures, on);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(ConductEvents.entry(new Event.Assessed(on, visit, measures)));
        });
    }

    /// A participant answers the questions of a visit. The answers are kept beside the scores that they give.
    ///
    /// @param answers as they were given, by question
    public Written answer(
            Actor actor,
            String trial,
            String participant,
            String visit,
            Map<String, Value> measures,
            Map<String, String> answers,
            LocalDate on,
            String key) {
        return writer.write(actor, Permission.ENTER_OWN_ANSWERS, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, visit, measures, on);
            if (wrong != null) {
                return new Decide.Answer.Refuse(wrong);
            }
            if (!isOpen(standing, visit)) {
                return Decide.refuse(
                        Refusal.Code.STEP_NOT_DUE, "The questions of visit '" + visit + "' are not open yet.");
            }
            NewEntry entry = ConductEvents.entry(new Event.Assessed(on, visit, measures));
            ((ObjectNode) entry.what()).set("answers", Drafts.node(answers));
            return Decide.write(entry);
        });
    }

    /// Whether the window of a visit has begun; of one that cannot be told yet, whether the visit comes next.
    private static boolean isOpen(Standing standing, String id) {
        Visit visit = standing.course().version().protocol().visit(id);
        LocalDate day = VisitState.planned(standing.course().history().facts(), visit);
        return day == null
                ? standing.course().next() instanceof Step.Collect(var next, var measures) && next.equals(id)
                : !day.minusDays(visit.window().before()).isAfter(standing.today());
    }

    private static @Nullable Refusal wrong(Standing standing, String id, Map<String, Value> measures, LocalDate on) {
        Protocol protocol = standing.course().version().protocol();
        Visit visit = protocol.visits().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
        if (visit == null) {
            return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "The protocol has no visit '" + id + "'.");
        }
        Refusal never = PastDay.refusal(on, standing.today());
        if (never != null) {
            return never;
        }
        Facts facts = standing.course().history().facts();
        if (facts.withdrawn() != null) {
            return new Refusal(Refusal.Code.WITHDRAWN, "The participant has withdrawn.");
        }
        if (!facts.consented()) {
            return new Refusal(Refusal.Code.NO_CONSENT, "Nothing is measured before the consent is recorded.");
        }
        Refusal held = Holds.of(standing.course().entries()).refusal(id);
        if (held != null) {
            return held;
        }
        var known = new TreeSet<String>();
        for (String measure : measures.keySet()) {
            if (standing.course().history().facts().values().containsKey(new Reference.Measured(measure, id))) {
                known.add(measure);
            }
        }
        if (!known.isEmpty()) {
            return new Refusal(
                    Refusal.Code.VALUE_NOT_ALLOWED,
                    "Recorded already at visit '" + id + "': " + String.join(", ", known)
                            + ". A wrong value is corrected, with a reason.");
        }
        Map<String, Scale> scales = visit.collect().stream()
                .collect(Collectors.toMap(
                        measure -> measure, measure -> protocol.measure(measure).scale()));
        return ValueRule.refusal(measures, scales);
    }
}
