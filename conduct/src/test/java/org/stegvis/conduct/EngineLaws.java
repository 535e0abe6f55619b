package org.stegvis.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.IfMissing;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.RandomProtocols;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.tailoring.Coming;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.protocol.tailoring.Ruling;
import org.stegvis.protocol.tailoring.Tailoring;

/// The engine as a law: every protocol and every history, in whatever order, has one answer, and the answer is one that
/// the protocol gives. What an answer may be is derived here a second time from the facts.
class EngineLaws {

    @Property(tries = 500)
    void every_history_that_answers_the_engine_comes_to_an_end_and_every_step_of_it_is_lawful(@ForAll long seed) {
        var random = new Random(seed);
        Protocol protocol = RandomProtocols.of(random);
        var settled = new HashSet<String>();
        History whole = RandomHistories.answering(protocol, random, (history, step) -> {
            assertLawful(protocol, history, step);
            assertThat(history.facts().settled().keySet()).containsAll(settled);
            settled.addAll(history.facts().settled().keySet());
        });

        assertThat(whole.events().stream().map(EngineLaws::decision).filter(each -> !each.isEmpty()))
                .as("each decision is taken once")
                .doesNotHaveDuplicates();
    }

    @Property(tries = 1200)
    void every_jumble_of_events_has_one_lawful_answer(@ForAll long seed) {
        var random = new Random(seed);
        Protocol protocol = RandomProtocols.of(random);
        History history = RandomHistories.jumbled(protocol, random);
        Step step = Engine.next(protocol, history);

        assertLawful(protocol, history, step);
        assertThat(Engine.of(protocol).next(History.of(history.participant(), history.events())))
                .isEqualTo(step);
    }

    @Property(tries = 300)
    void a_correction_after_a_decision_never_takes_it_back(@ForAll long seed) {
        var random = new Random(seed);
        Protocol protocol = RandomProtocols.of(random);
        History history = RandomHistories.answering(protocol, random, (each, step) -> {});
        var before = history.facts();
        History corrected = history.with(new Event.Corrected(
                Histories.ENROLMENT,
                new Reference.Measured("score", protocol.visits().getFirst().id()),
                new Value.Number(random.nextInt(100)),
                "misread"));

        assertThat(corrected.facts().settled()).isEqualTo(before.settled());
        for (Decision decision : protocol.decisions()) {
            var option = new Reference.OptionAt(decision.id());
            assertThat(corrected.facts().level(option)).isEqualTo(before.level(option));
        }
        assertThat(decision(Engine.next(protocol, corrected)))
                .isNotIn(before.settled().keySet());
    }

    private static void assertLawful(Protocol protocol, History history, Step step) {
        Facts facts = history.facts();
        String of = decision(step);
        if (facts.withdrawn() != null) {
            assertThat(step).isEqualTo(new Step.Stop(new Step.Reason.Withdrawn()));
        }
        if (!of.isEmpty()) {
            assertThat(facts.settled()).doesNotContainKey(of);
            assertThat(facts.hasLeft()).isFalse();
            assertThat(facts.enrolled()).isNotNull();
        }
        switch (step) {
            case Step.Screen screen -> assertThat(facts.screened()).isFalse();
            case Step.Consent consent -> {
                assertThat(facts.consented()).isFalse();
                assertThat(facts.declined()).isFalse();
            }
            case Step.Enrol enrol -> {
                assertThat(facts.consented()).isTrue();
                assertThat(protocol.eligibility())
                        .allMatch(each -> each.require().evaluate(facts).isTrue());
            }
            case Step.Collect(var visit, var measures) -> assertCollects(protocol.visit(visit), measures, facts);
            case Step.Allocate allocate -> {
                assertTold(protocol, facts, of, allocate.visit(), allocate.route(), allocate.responseClass());
                assertOffers(protocol.decision(of), allocate);
            }
            case Step.Continue(var decision, var visit, var route, var responseClass) -> {
                assertTold(protocol, facts, of, visit, route, responseClass);
                assertThat(protocol.decision(of).routes().get(route).action()).isEqualTo(new Action.Continue());
            }
            case Step.Leave(var decision, var visit, var route, var responseClass) ->
                assertTold(protocol, facts, of, visit, route, responseClass);
            case Step.Wait(var what, var missing) -> assertThat(missing).isNotEmpty();
            case Step.Stop(var reason) -> {
                if (reason instanceof Step.Reason.Completed) {
                    assertThat(protocol.visits().stream()
                                    .filter(visit -> visit.isAfterEnrolment() && visit.after() == null)
                                    .map(Visit::id))
                            .as("all visits counted from enrolment are over")
                            .allMatch(facts.seen()::contains);
                }
            }
        }
    }

    private static void assertCollects(Visit visit, List<String> measures, Facts facts) {
        assertThat(measures).isEqualTo(visit.collect());
        assertThat(facts.seen()).doesNotContain(visit.id());
        assertThat(visit.isAfterEnrolment()).isEqualTo(facts.enrolled() != null);
        if (visit.after() != null) {
            assertThat(facts.settled()).containsKey(visit.after());
        }
    }

    /// The tailoring variable is known, or the rule for missing values applies; the visit of the decision is over.
    private static void assertTold(
            Protocol protocol, Facts facts, String id, String at, int route, @Nullable String responseClass) {
        Decision decision = protocol.decision(id);
        Visit visit = protocol.visit(at);
        assertThat(!visit.isAfterEnrolment() || facts.seen().contains(at))
                .as("%s has taken place or was missed", at)
                .isTrue();
        assertThat(decision.at()).extracting(Decision.Occasion::visit).contains(at);
        var here = new Here(facts, protocol, id, at, null);
        String told = null;
        boolean isUnknown = false;
        for (Decision.ResponseClass each : decision.classes()) {
            Truth truth = each.when().evaluate(here);
            isUnknown = truth == Truth.UNKNOWN;
            if (truth != Truth.FALSE) {
                told = isUnknown ? null : each.id();
                break;
            }
        }
        if (!isUnknown) {
            assertThat(responseClass).isEqualTo(told);
        } else if (decision.ifMissing() instanceof IfMissing.CountAs(var counted)) {
            assertThat(responseClass).isEqualTo(counted);
        } else {
            assertThat(decision.ifMissing()).isEqualTo(new IfMissing.Leave());
            assertThat(route).isEqualTo(Ruling.Routed.NO_ROUTE);
        }
        if (route != Ruling.Routed.NO_ROUTE) {
            var inClass = new Here(facts, protocol, id, at, responseClass == null ? "" : responseClass);
            assertThat(decision.routes().get(route).when().evaluate(inClass)).isEqualTo(Truth.TRUE);
        }
    }

    private static void assertOffers(Decision decision, Step.Allocate step) {
        assertThat(decision.routes().get(step.route()).action()).isEqualTo(step.action());
        assertThat(step.action().offers()).containsAll(step.offering().open());
        assertThat(step.offering().open()).isNotEmpty();
        double all = step.action().offers().stream()
                .mapToDouble(offer -> step.offering().probability(offer.option()))
                .sum();
        assertThat(all).isBetween(1 - 1e-12, 1 + 1e-12);
        assertThat(step.stratum()).hasSize(step.action().strata().size());
        String preferred = step.offering().preferred();
        if (preferred != null) {
            assertThat(step.offering().offers(preferred)).isTrue();
        }
    }

    /// The facts seen from a decision: `now` is its visit, earlier decisions that had no occasion gave nothing.
    private record Here(
            Facts facts,
            Protocol protocol,
            String decision,
            String visit,
            @Nullable String responseClass) implements Values {
        @Override
        public double number(Reference reference) {
            return facts.number(resolved(reference));
        }

        @Override
        public @Nullable String level(Reference reference) {
            if (reference instanceof Reference.ClassAt(var of)) {
                if (of.equals(decision)) {
                    return responseClass;
                }
                return facts.settled().containsKey(of) ? facts.level(reference) : Reference.NO_CLASS;
            }
            if (reference instanceof Reference.OptionAt(var of)) {
                return facts.settled().containsKey(of) ? facts.level(reference) : Reference.NO_OPTION;
            }
            return facts.level(resolved(reference));
        }

        private Reference resolved(Reference reference) {
            return reference instanceof Reference.Measured measured && measured.isNow()
                    ? measured.at(visit)
                    : reference;
        }
    }

    private static String decision(Step step) {
        return switch (step) {
            case Step.Allocate allocate -> allocate.decision();
            case Step.Continue goesOn -> goesOn.decision();
            case Step.Leave leaves -> leaves.decision();
            case Step.Screen screen -> "";
            case Step.Consent consent -> "";
            case Step.Enrol enrol -> "";
            case Step.Collect collect -> "";
            case Step.Wait wait -> "";
            case Step.Stop stop -> "";
        };
    }

    private static String decision(Event event) {
        return switch (event) {
            case Event.Allocated allocated -> allocated.decision();
            case Event.Continued continued -> continued.decision();
            case Event.Left left -> left.decision();
            case Event.Screened screened -> "";
            case Event.Consented consented -> "";
            case Event.Declined declined -> "";
            case Event.Enrolled enrolled -> "";
            case Event.Assessed assessed -> "";
            case Event.Missed missed -> "";
            case Event.Treated treated -> "";
            case Event.Corrected corrected -> "";
            case Event.TreatmentWithdrawn withdrawn -> "";
            case Event.Withdrawn withdrawn -> "";
        };
    }

    @Example
    void every_kind_of_step_event_action_ruling_and_rule_is_among_what_is_generated() {
        Set<String> seen = new TreeSet<>();
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            Protocol protocol = RandomProtocols.of(random);
            for (Decision decision : protocol.decisions()) {
                seen.add(kind(decision.ifMissing()));
                decision.routes().forEach(route -> note(route.action(), seen));
            }
            RandomHistories.answering(protocol, random, (history, step) -> note(protocol, history, step, seen));
            History jumbled = RandomHistories.jumbled(protocol, random);
            jumbled.events().forEach(event -> seen.add(kind(event)));
            note(protocol, jumbled, Engine.next(protocol, jumbled), seen);
        }

        assertThat(seen)
                .containsAll(kinds(
                        Step.class,
                        Step.Reason.class,
                        Event.class,
                        Action.class,
                        Ruling.class,
                        IfMissing.class,
                        Procedure.class))
                .contains(
                        "BY_CHANCE", "BY_CHOICE", "ONLY_OPTION", "OVER", "AHEAD", "NEVER", "stratum", "late decision");
    }

    private static void note(Action action, Set<String> seen) {
        seen.add(kind(action));
        if (action instanceof Action.Allocate allocate) {
            seen.add(kind(allocate.procedure()));
        }
    }

    private static void note(Protocol protocol, History history, Step step, Set<String> seen) {
        Facts facts = history.facts();
        seen.add(kind(step));
        history.events().forEach(event -> seen.add(kind(event)));
        if (step instanceof Step.Stop(var reason)) {
            seen.add(kind(reason));
        }
        if (step instanceof Step.Allocate allocate) {
            How how = allocate.offering().how();
            seen.add(how.name());
            if (!allocate.stratum().isEmpty()) {
                seen.add("stratum");
            }
            boolean isLate = protocol.visits().stream()
                    .anyMatch(visit -> facts.seen().contains(visit.id())
                            && visit.after() == null
                            && visit.week() > protocol.visit(allocate.visit()).week());
            if (isLate) {
                seen.add("late decision");
            }
        }
        if (facts.enrolled() == null) {
            return;
        }
        var timetable = Timetable.of(protocol);
        Visit next = timetable.nextAfterEnrolment(facts);
        for (Visit visit : protocol.visits()) {
            seen.add(timetable.coming(visit.id(), facts, next).name());
        }
        for (Decision decision : protocol.decisions()) {
            seen.add(kind(Tailoring.of(decision).soFar(facts, visit -> coming(timetable, visit, facts, next))));
        }
    }

    private static Coming coming(Timetable timetable, String visit, Facts facts, @Nullable Visit next) {
        return timetable.coming(visit, facts, next);
    }

    private static List<String> kinds(Class<?>... sealed) {
        var all = new ArrayList<String>();
        for (Class<?> each : sealed) {
            Stream.of(each.getPermittedSubclasses())
                    .filter(kind -> kind != Action.class)
                    .map(EngineLaws::kind)
                    .forEach(all::add);
        }
        return all;
    }

    private static String kind(Object value) {
        return kind(value.getClass());
    }

    private static String kind(Class<?> type) {
        return type.getName().replaceAll(".*\\.", "");
    }
}
