package org.stegvis.conduct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering.How;

/// Histories made by chance for any protocol, for the laws of all modules.
public final class RandomHistories {
    /// More steps than any participant of a random protocol can need.
    public static final int MOST_STEPS = 400;

    private static final ParticipantId SOMEBODY = new ParticipantId("p1");

    private final Protocol protocol;
    private final RandomGenerator random;
    private LocalDate today = LocalDate.of(2026, 1, 5);

    private RandomHistories(Protocol protocol, RandomGenerator random) {
        this.protocol = protocol;
        this.random = random;
    }

    /// A history that answers the engine's steps to the end: with values missing, visits missed, values that come
    /// late, corrections, treatments that end, and sometimes a withdrawal.
    ///
    /// @param watching told of each history on the way and of the engine's answer to it
    /// @throws AssertionError when the engine is not done after [#MOST_STEPS]
    public static History answering(Protocol protocol, RandomGenerator random, BiConsumer<History, Step> watching) {
        return new RandomHistories(protocol, random).answered(watching);
    }

    /// Any events in any order, of the protocol's names.
    public static History jumbled(Protocol protocol, RandomGenerator random) {
        var made = new RandomHistories(protocol, random);
        var events = new ArrayList<Event>();
        int number = random.nextInt(30);
        for (int i = 0; i < number; i++) {
            events.add(made.any());
        }
        return History.of(SOMEBODY, events);
    }

    private History answered(BiConsumer<History, Step> watching) {
        var engine = Engine.of(protocol);
        History history = History.of(SOMEBODY);
        boolean mayCome = true;
        for (int i = 0; i < MOST_STEPS; i++) {
            Step step = engine.next(history);
            watching.accept(history, step);
            Event event = chance(0.1) ? aside(history) : null;
            if (event == null && step instanceof Step.Wait(var what, var missing)) {
                mayCome &= chance(0.8);
                event = mayCome ? late(missing) : null;
            }
            if (event == null) {
                event = answer(step, history);
            }
            if (event == null) {
                return history;
            }
            today = today.plusDays(random.nextInt(10));
            history = history.with(event);
        }
        throw new AssertionError("The engine is not done with " + history);
    }

    /// Null where nothing answers the step.
    private @Nullable Event answer(Step step, History history) {
        return switch (step) {
            case Step.Screen screen -> new Event.Screened(today, characteristics(0.9));
            case Step.Consent consent -> new Event.Consented(today);
            case Step.Enrol enrol -> new Event.Enrolled(today);
            case Step.Collect(var visit, var measures) -> {
                LocalDate due = Timetable.of(protocol).due(visit, history.facts());
                if (due != null && due.isAfter(today)) {
                    today = due;
                }
                yield chance(0.15) ? new Event.Missed(today, visit) : assessed(visit, 0.85);
            }
            case Step.Allocate allocate -> allocated(allocate);
            case Step.Continue(var decision, var visit, var route, var responseClass) ->
                new Event.Continued(today, decision, visit, route, responseClass);
            case Step.Leave(var decision, var visit, var route, var responseClass) ->
                new Event.Left(today, decision, visit, route, responseClass);
            case Step.Wait wait -> null;
            case Step.Stop stop -> null;
        };
    }

    private Event.Allocated allocated(Step.Allocate step) {
        String preferred = step.offering().preferred();
        String option = preferred == null ? any(step.offering().open()).option() : preferred;
        return new Event.Allocated(
                today,
                step.decision(),
                step.visit(),
                step.route(),
                step.responseClass(),
                option,
                step.offering().how(),
                step.offering().probability(option));
    }

    /// Something that answers no step.
    private @Nullable Event aside(History history) {
        return switch (random.nextInt(8)) {
            case 0 -> chance(0.3) ? withdrawal() : null;
            case 1, 2 ->
                history.facts().settled().isEmpty()
                        ? null
                        : new Event.Treated(
                                today,
                                any(List.copyOf(history.facts().settled().keySet())),
                                random.nextInt(9),
                                chance(0.5));
            case 3 -> history.facts().screened() ? new Event.Screened(today, characteristics(0.3)) : null;
            default -> correction(history);
        };
    }

    private @Nullable Event correction(History history) {
        List<Reference> known = history.facts().values().keySet().stream()
                .filter(each -> each instanceof Reference.Measured || each instanceof Reference.Characteristic)
                .sorted(Comparator.comparing(Reference::toString))
                .toList();
        if (known.isEmpty()) {
            return null;
        }
        Reference reference = any(known);
        return new Event.Corrected(today, reference, value(scale(reference)), "misread");
    }

    /// One of the values that are waited for, or another that makes a difference.
    private Event late(Set<Reference> missing) {
        Reference reference = any(missing.stream()
                .sorted(Comparator.comparing(Reference::toString))
                .toList());
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                new Event.Assessed(
                        today,
                        visit,
                        Map.of(measure, value(protocol.measure(measure).scale())));
            case Reference.Characteristic(var name) -> new Event.Screened(today, Map.of(name, value(scale(reference))));
            case Reference.OptionAt option -> new Event.Corrected(today, option, new Value.Name("t1"), "told late");
            case Reference.ClassAt told -> new Event.Corrected(today, told, new Value.Name("c1"), "told late");
        };
    }

    private Event any() {
        Decision decision = any(protocol.decisions());
        Visit visit = any(protocol.visits());
        int route = random.nextInt(decision.routes().size());
        String at = any(decision.at()).visit();
        String responseClass =
                decision.isTailored() && chance(0.7) ? any(decision.classes()).id() : null;
        today = today.plusDays(random.nextInt(21) - 7L);
        return switch (random.nextInt(13)) {
            case 0 -> new Event.Screened(today, characteristics(0.8));
            case 1 -> new Event.Consented(today);
            case 2, 3 -> new Event.Enrolled(today);
            case 4, 5, 6 -> assessed(visit.id(), 0.7);
            case 7 -> new Event.Missed(today, visit.id());
            case 8 ->
                new Event.Allocated(
                        today,
                        decision.id(),
                        at,
                        route,
                        responseClass,
                        option(decision),
                        any(List.of(How.values())),
                        0.5);
            case 9 -> new Event.Continued(today, decision.id(), at, route, responseClass);
            case 10 ->
                chance(0.4)
                        ? new Event.Left(today, decision.id(), at, route, responseClass)
                        : new Event.Treated(today, decision.id(), random.nextInt(9), chance(0.5));
            case 11 -> {
                var measure = any(protocol.measures());
                yield new Event.Corrected(
                        today, new Reference.Measured(measure.id(), visit.id()), value(measure.scale()), "misread");
            }
            default ->
                chance(0.2) ? withdrawal() : chance(0.2) ? new Event.Declined(today, null) : new Event.Consented(today);
        };
    }

    private Event withdrawal() {
        return chance(0.3) ? new Event.TreatmentWithdrawn(today, "own wish") : new Event.Withdrawn(today, "own wish");
    }

    private String option(Decision decision) {
        var options = new ArrayList<String>();
        for (Decision.Route route : decision.routes()) {
            if (route.action() instanceof Action.Allocate allocate) {
                allocate.offers().forEach(offer -> options.add(offer.option()));
            }
        }
        return options.isEmpty() ? protocol.treatments().getFirst().id() : any(options);
    }

    private Event.Assessed assessed(String visit, double told) {
        var values = new HashMap<String, Value>();
        for (String id : protocol.visit(visit).collect()) {
            Measure measure = protocol.measure(id);
            if (chance(told)) {
                values.put(id, value(measure.scale()));
            }
        }
        return new Event.Assessed(today, visit, values);
    }

    private Map<String, Value> characteristics(double told) {
        var values = new HashMap<String, Value>();
        for (Characteristic each : protocol.characteristics()) {
            if (chance(told)) {
                values.put(each.id(), value(each.scale()));
            }
        }
        return values;
    }

    private Scale scale(Reference reference) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                protocol.measure(measure).scale();
            case Reference.Characteristic(var name) ->
                protocol.characteristic(name).scale();
            case Reference.OptionAt option -> new Scale.Count();
            case Reference.ClassAt told -> new Scale.Count();
        };
    }

    private Value value(Scale scale) {
        return switch (scale) {
            case Scale.Continuous(double min, double max) ->
                new Value.Number(
                        Math.max(min, -1000) + random.nextInt(1 + (int) (Math.min(max, 1000) - Math.max(min, -1000))));
            case Scale.Count count -> new Value.Number(random.nextInt(6));
            case Scale.Ordinal(int lowest, int highest) ->
                new Value.Number(lowest + random.nextInt(highest - lowest + 1));
            case Scale.Binary binary -> Value.of(chance(0.5));
            case Scale.Categories(var levels) -> new Value.Name(any(levels));
            case Scale.TimeToEvent time -> new Value.Time(random.nextInt(50), chance(0.5));
        };
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
