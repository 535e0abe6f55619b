package org.stegvis.design.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Engine;
import org.stegvis.conduct.Timetable;
import org.stegvis.design.scenario.Recruitment;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.Uptake;
import org.stegvis.design.scenario.Variable;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;

/// A protocol and a scenario made ready to be played out: every variable has a slot, and every thing that
/// chance decides has a number of its own, so that what is drawn for one never moves what is drawn for
/// another.
public final class Behaviour {
    /// The number of what chance has no part in.
    public static final int CERTAIN = -1;

    public static final Reference SITE = new Reference.Characteristic(Characteristic.SITE);

    private final Protocol protocol;
    private final Protocol written;
    private final @Nullable Recruitment recruitment;
    private int gapPart;
    private int ratePart;
    private final Scenario scenario;
    private final Engine engine;
    private final Timetable timetable;
    private final Map<Reference, Integer> slots = new HashMap<>();
    private final List<Planned> beforeScreening = new ArrayList<>();
    private final Map<String, VisitPlan> visits = new HashMap<>();
    private final Map<String, DecisionPlan> decisions = new HashMap<>();
    private int parts;
    private int consentPart;

    private Behaviour(
            Protocol protocol, Protocol written, Scenario scenario, List<Variable> hidden, boolean isInTrial) {
        if (!scenario.protocol().equals(protocol.trial().id())) {
            throw new IllegalArgumentException("The scenario is for protocol '" + scenario.protocol()
                    + "' and must be for '" + protocol.trial().id() + "'.");
        }
        this.protocol = protocol;
        this.written = written;
        this.scenario = scenario;
        this.engine = Engine.of(protocol);
        this.timetable = Timetable.of(protocol);
        scenario.traits().forEach(variable -> beforeScreening.add(planned(variable, null)));
        scenario.characteristics().forEach(variable -> beforeScreening.add(planned(variable, name(variable))));
        consentPart = isCertain(scenario.consent()) ? CERTAIN : parts++;
        for (Visit visit : protocol.chronology().visits()) {
            visits.put(visit.id(), plan(visit));
            for (Decision decision : protocol.decisions()) {
                if (decision.at().getFirst().visit().equals(visit.id())) {
                    decisions.put(decision.id(), plan(decision));
                }
            }
        }
        // Last, so that without them all others have the same numbers.
        hidden.forEach(variable -> beforeScreening.add(planned(variable, name(variable))));
        recruitment = isInTrial ? scenario.recruitment() : null;
        if (recruitment != null) {
            gapPart = parts++;
            ratePart = parts++;
        }
    }

    /// What is true of people: response is told without mistakes, and sites have the shares that they have in the
    /// long run.
    public static Behaviour of(Protocol protocol, Scenario scenario) {
        return new Behaviour(protocol, protocol, scenario, List.of(), false);
    }

    /// What happens in a trial: people come by site, and response is classified as the scenario says.
    public static Behaviour inTrial(Protocol protocol, Scenario scenario) {
        Misreading misreading = Misreading.of(protocol, scenario.classification());
        return new Behaviour(misreading.protocol(), protocol, scenario, misreading.hidden(), true);
    }

    /// Who comes when; null where enrolment is even. Each trial that is played needs one of its own.
    public @Nullable Arrivals arrivals() {
        if (recruitment == null) {
            return null;
        }
        int part = beforeScreening.stream()
                .filter(planned -> planned.variable().reference().equals(SITE))
                .mapToInt(Planned::part)
                .findFirst()
                .orElseThrow();
        return new Arrivals(recruitment, gapPart, part, ratePart);
    }

    /// A variable with its slot.
    ///
    /// @param recordedAs the name under which an event records it, null for a trait
    /// @param part its number among the things that chance decides
    /// @param missingPart that of whether it is missing, [#CERTAIN] where it never is
    public record Planned(
            Variable variable, int slot, @Nullable String recordedAs, boolean isTime, int part, int missingPart) {}

    /// The numbers of what chance decides; [#CERTAIN] where it has nothing to decide.
    public record VisitPlan(
            Visit visit,
            List<Planned> measures,
            @Nullable Quantity withdrawal,
            @Nullable Quantity missed,
            int withdrawalPart,
            int missedPart) {}

    /// The numbers of what chance decides, [#CERTAIN] without an uptake. That of the allocation serves
    /// where no list is used.
    public record DecisionPlan(
            @Nullable Uptake uptake, int startPart, int completePart, int sessionsPart, int allocationPart) {}

    private Planned planned(Variable variable, @Nullable String recordedAs) {
        int slot = slots.size();
        slots.put(variable.reference(), slot);
        int missingPart = variable.missing() == null ? CERTAIN : parts++;
        return new Planned(variable, slot, recordedAs, isTime(variable), parts++, missingPart);
    }

    private boolean isTime(Variable variable) {
        return variable.reference() instanceof Reference.Measured(var measure, var visit)
                && protocol.measure(measure).scale() instanceof Scale.TimeToEvent;
    }

    private static String name(Variable variable) {
        return switch (variable.reference()) {
            case Reference.Characteristic(var name) -> name;
            case Reference.Measured(var measure, var visit) -> measure;
            case Reference.OptionAt(var decision) -> decision;
            case Reference.ClassAt(var decision) -> decision;
        };
    }

    private VisitPlan plan(Visit visit) {
        Quantity withdrawal = scenario.withdrawal().get(visit.id());
        Quantity missed = scenario.missing().get(visit.id());
        int withdrawalPart = withdrawal == null ? CERTAIN : parts++;
        int missedPart = missed == null ? CERTAIN : parts++;
        List<Planned> measures = scenario.measures().getOrDefault(visit.id(), List.of()).stream()
                .map(variable -> planned(variable, name(variable)))
                .toList();
        return new VisitPlan(visit, measures, withdrawal, missed, withdrawalPart, missedPart);
    }

    private DecisionPlan plan(Decision decision) {
        Uptake uptake = scenario.uptake().get(decision.id());
        return uptake == null
                ? new DecisionPlan(null, CERTAIN, CERTAIN, CERTAIN, parts++)
                : new DecisionPlan(uptake, parts++, parts++, parts++, parts++);
    }

    private static boolean isCertain(Quantity probability) {
        return probability instanceof Quantity.Constant(var value) && value >= 1;
    }

    /// How many things chance decides.
    public int parts() {
        return parts;
    }

    /// The number of consent among them; [#CERTAIN] where everybody agrees.
    public int consentPart() {
        return consentPart;
    }

    /// The protocol that is played.
    public Protocol protocol() {
        return protocol;
    }

    /// The protocol as written, whose columns the data have.
    public Protocol written() {
        return written;
    }

    public Scenario scenario() {
        return scenario;
    }

    Timetable timetable() {
        return timetable;
    }

    Engine engine() {
        return engine;
    }

    public int slotCount() {
        return slots.size();
    }

    /// The slot of a variable, -1 when the scenario has none of it.
    public int slot(Reference reference) {
        Integer slot = slots.get(reference);
        return slot == null ? -1 : slot;
    }

    /// The day of the first visit, counted from enrolment; negative when it is before.
    int firstDay() {
        return protocol.visits().stream()
                .filter(visit -> visit.after() == null)
                .mapToInt(Visit::day)
                .min()
                .orElse(0);
    }

    public List<Planned> beforeScreening() {
        return beforeScreening;
    }

    public VisitPlan visit(String id) {
        return planOf(visits.get(id), id);
    }

    public DecisionPlan decision(String id) {
        return planOf(decisions.get(id), id);
    }

    private static <T> T planOf(@Nullable T plan, String id) {
        if (plan == null) {
            throw new IllegalArgumentException("The engine asks for '" + id + "', which the protocol does not have.");
        }
        return plan;
    }
}
