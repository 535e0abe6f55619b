package org.stegvis.server.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
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
import org.stegvis.server.participant.Standing;
import org.stegvis.server.participant.ValueRule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A recorded value is replaced by another one, with a reason. Both stay in the log.
///
/// What was decided on the wrong value stands: it was done. When a decision looked at the value, a flag is
/// written beside the correction, so that the trial manager sees it and the protocol's deviations can tell
/// it.
@Component
public class Correcting {
    private final ParticipantWriter writer;

    public Correcting(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// Corrects a value, whatever it has become by now.
    ///
    /// @param reference a characteristic, or a measure at a visit; what was allocated is not corrected
    public Written correct(
            Actor actor,
            String trial,
            String participant,
            Reference reference,
            Value value,
            String reason,
            @Nullable String key) {
        return correct(actor, trial, participant, reference, value, reason, null, key);
    }

    /// Corrects a value unless somebody else has done so since it was looked at.
    ///
    /// @param reference a characteristic, or a measure at a visit; what was allocated is not corrected
    /// @param seen the place in the log up to which whoever corrects had looked: a value
    /// that somebody has corrected since is left as it is. Null for whatever there is
    public Written correct(
            Actor actor,
            String trial,
            String participant,
            Reference reference,
            Value value,
            String reason,
            @Nullable Long seen,
            @Nullable String key) {
        return writer.write(actor, Permission.CORRECT, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, reference, value, reason);
            if (wrong == null && seen != null && isCorrectedSince(standing, reference, seen)) {
                wrong = new Refusal(
                        Refusal.Code.CHANGED_MEANWHILE,
                        "'" + reference + "' was corrected by somebody after entry " + seen + ".");
            }
            if (wrong != null) {
                return new Decide.Answer.Refuse(wrong);
            }
            var entries = new ArrayList<NewEntry>();
            entries.add(ConductEvents.entry(new Event.Corrected(standing.today(), reference, value, reason)));
            List<String> decisions = decidedOn(standing, reference);
            if (!decisions.isEmpty()) {
                entries.add(flag(standing, reference, decisions));
            }
            return new Decide.Answer.Write(entries);
        });
    }

    private static boolean isCorrectedSince(Standing standing, Reference reference, long seen) {
        return standing.course().entries().stream()
                .filter(entry -> entry.seq() > seen)
                .flatMap(entry -> ConductEvents.event(entry).stream())
                .anyMatch(event -> event instanceof Event.Corrected corrected
                        && corrected.reference().equals(reference));
    }

    private static NewEntry flag(Standing standing, Reference reference, List<String> decisions) {
        ObjectNode what = JsonNodeFactory.instance.objectNode().put("value", reference.toString());
        ArrayNode names = what.putArray("decisions");
        decisions.forEach(names::add);
        return new NewEntry("corrected-after-decision", standing.today().toString(), what, null);
    }

    /// The decisions that were taken and whose rule looks at the value.
    private static List<String> decidedOn(Standing standing, Reference reference) {
        return standing.course().version().protocol().decisions().stream()
                .filter(decision ->
                        standing.course().history().facts().settled().containsKey(decision.id()))
                .filter(decision -> looksAt(decision, reference))
                .map(Decision::id)
                .toList();
    }

    private static boolean looksAt(Decision decision, Reference reference) {
        return decision.classes().stream().anyMatch(each -> names(each.when().references(), reference))
                || decision.routes().stream()
                        .anyMatch(route -> names(route.when().references(), reference))
                || decision.at().stream()
                        .anyMatch(occasion -> names(occasion.when().references(), reference))
                || (decision.asSoonAs() != null && names(decision.asSoonAs().references(), reference));
    }

    private static boolean names(Set<Reference> references, Reference wanted) {
        return references.stream()
                .anyMatch(each -> each.equals(wanted)
                        || (each instanceof Reference.Measured measured
                                && measured.isNow()
                                && wanted instanceof Reference.Measured(var measure, var visit)
                                && measured.measure().equals(measure)));
    }

    private static @Nullable Refusal wrong(Standing standing, Reference reference, Value value, String reason) {
        if (reason.isBlank()) {
            return new Refusal(Refusal.Code.REASON_MISSING, "A correction needs a reason.");
        }
        Refusal held = Holds.of(standing.course().entries())
                .refusal(reference instanceof Reference.Measured(var measure, var visit) ? visit : null);
        if (held != null) {
            return held;
        }
        Value before = standing.course().history().facts().values().get(reference);
        if (before == null) {
            return new Refusal(Refusal.Code.VALUE_MISSING, "Nothing is recorded of '" + reference + "'.");
        }
        if (before.equals(value)) {
            return new Refusal(Refusal.Code.NOTHING_TO_DO, "'" + reference + "' has this value already.");
        }
        Scale scale = scale(standing.course().version().protocol(), reference);
        return scale == null
                ? new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "'" + reference + "' cannot be corrected.")
                : ValueRule.refusal(Map.of(reference.toString(), value), Map.of(reference.toString(), scale));
    }

    private static @Nullable Scale scale(Protocol protocol, Reference reference) {
        return switch (reference) {
            case Reference.Measured measured ->
                protocol.measure(measured.measure()).scale();
            case Reference.Characteristic(var name) ->
                protocol.characteristic(name).scale();
            case Reference.OptionAt option -> null;
            case Reference.ClassAt responseClass -> null;
        };
    }
}
