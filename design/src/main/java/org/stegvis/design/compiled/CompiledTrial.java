package org.stegvis.design.compiled;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.design.scenario.Calendar;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.Arrivals;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.randomisation.CounterSource;
import org.stegvis.randomisation.ForwardList;

/// A protocol and a scenario compiled for trials of one size: plays one trial after another in the same
/// columns.
///
/// The participants of a trial, their events and their values are those of `Simulation` under the same
/// seed, to the bit; `CompiledTwice` holds it to that. For one thread.
public final class CompiledTrial {
    /// So many rows go through the trial together: few enough to stay near the processor.
    private static final int STRIP = 256;

    private final Behaviour behaviour;
    private final int participants;
    private final Names names = new Names();
    private final Sheet sheet;
    private final Chance chance;
    private final Course course;
    private final Admission admission;
    private final Collecting[] visits;
    private final Deciding[] decisions;
    private final int[] last;
    private final Lists lists;
    private final byte[] here;
    private final byte[] blocked;
    private final int strip;

    private CompiledTrial(Behaviour behaviour, int participants, Needed needed) {
        this.behaviour = behaviour;
        this.participants = participants;
        Protocol protocol = behaviour.protocol();
        int capacity = participants + Admission.BATCH;
        sheet = new Sheet(behaviour, capacity);
        chance = new Chance(sheet.subject, behaviour.parts(), behaviour.arrivals());
        lists = new Lists(protocol, names, sheet);
        course = Course.of(protocol);
        var formulas = new Formulas(names, new Temporaries(capacity));
        var before = new ArrayList<Collecting>();
        var after = new ArrayList<Collecting>();
        for (int place = 0; place < course.visits().size(); place++) {
            var visit = new Collecting(
                    sheet,
                    chance,
                    formulas,
                    names,
                    behaviour.visit(course.visits().get(place).id()),
                    place,
                    needed);
            (place < course.untilEnrolment() ? before : after).add(visit);
        }
        admission = new Admission(behaviour, sheet, chance, formulas, names, before, needed);
        for (int place = 0; place < course.untilEnrolment(); place++) {
            admission.movesVisit(place);
            behaviour.visit(course.visits().get(place).id()).measures().stream()
                    .filter(planned -> needed.isNeeded(planned.variable()))
                    .forEach(admission::moves);
        }
        visits = after.toArray(Collecting[]::new);
        List<Decision> all = protocol.decisions();
        decisions = new Deciding[all.size()];
        last = new int[all.size()];
        boolean isEachAtOneStep = true;
        for (int p = 0; p < decisions.length; p++) {
            decisions[p] =
                    new Deciding(behaviour, all.get(p), p, sheet, chance, formulas, names, course, lists, needed);
            last[p] = Math.max(decisions[p].lastStepAlone(), p == 0 ? 0 : last[p - 1]);
            isEachAtOneStep &= decisions[p].hasOneOccasion() && decisions[p].firstStep() == last[p];
        }
        // Lists are used up in the order of enrolment, so a decision that comes sooner for one and later for another,
        // needs the participants one after the other.
        strip = isEachAtOneStep ? STRIP : 1;
        here = new byte[capacity];
        blocked = new byte[capacity];
    }

    /// Whether a protocol can be compiled: its visits are counted from enrolment and come to everybody, and
    /// its lists can be read forwards.
    public static boolean isFor(Protocol protocol) {
        return protocol.visits().stream()
                        .allMatch(visit -> visit.after() == null && visit.when().equals(Condition.ALWAYS))
                && protocol.decisions().stream()
                        .flatMap(decision -> decision.routes().stream())
                        .allMatch(route -> !(route.action() instanceof Action.Allocate allocate)
                                || ForwardList.isFor(allocate.procedure()));
    }

    /// Compiles for trials of so many participants, of whom everything is drawn.
    ///
    /// @throws IllegalArgumentException when the scenario is for another protocol, or it [#isFor] not
    public static CompiledTrial of(Protocol protocol, Scenario scenario, int participants) {
        return of(protocol, scenario, participants, Needed.everything());
    }

    /// The same, drawing no more than these analyses read and than decides who takes part and goes where; what
    /// is not needed for that stands in no column, and its parameters are not looked at.
    ///
    /// @throws IllegalArgumentException as [#of(Protocol, Scenario, int)]
    public static CompiledTrial of(Protocol protocol, Scenario scenario, int participants, List<Analysis> analyses) {
        return of(
                protocol,
                scenario,
                participants,
                Needed.by(analyses, Behaviour.inTrial(protocol, scenario).protocol(), scenario));
    }

    private static CompiledTrial of(Protocol protocol, Scenario scenario, int participants, Needed needed) {
        if (participants < 1) {
            throw new IllegalArgumentException("The number of participants (" + participants + ") must be positive.");
        }
        if (!isFor(protocol)) {
            throw new IllegalArgumentException(
                    "Protocol '" + protocol.trial().id() + "' has no compiled form; simulate it through the engine.");
        }
        return new CompiledTrial(Behaviour.inTrial(protocol, scenario), participants, needed);
    }

    /// Plays the trial that `Simulation` plays under this seed.
    ///
    /// @throws org.stegvis.design.simulation.UnplayableScenario when nobody can enrol, or a parameter
    /// cannot be told
    public void run(long seed) {
        chance.begin(new CounterSource(seed));
        lists.begin(seed);
        // Before admission: what is measured there may ask for decisions, and none has been taken.
        for (Deciding decision : decisions) {
            decision.begin(0, sheet.capacity);
        }
        admission.fill(participants);
        sheet.withdrawals = 0;
        for (Decided decided : sheet.decided) {
            decided.undecided = 0;
        }
        for (int from = 0; from < participants; from += strip) {
            live(from, Math.min(participants, from + strip));
        }
    }

    private void live(int from, int to) {
        for (Collecting visit : visits) {
            visit.begin(from, to);
        }
        sheet.gone = 0;
        for (Decided decided : sheet.decided) {
            decided.enter(to - from);
        }
        for (int step = 0; step < course.steps(); step++) {
            if (step > 0) {
                mark(here, from, to, (byte) 1, (byte) 0);
                visits[step - 1].collect(from, to, here);
            }
            decide(step, from, to);
        }
        sheet.withdrawals += sheet.gone;
        for (Decided decided : sheet.decided) {
            decided.undecided += decided.open;
        }
    }

    private void mark(byte[] marks, int from, int to, byte inTrial, byte withdrawn) {
        if (sheet.gone == 0) {
            Arrays.fill(marks, from, to, inTrial);
            return;
        }
        for (int i = from; i < to; i++) {
            marks[i] = sheet.withdrawn[i] == Sheet.IN_TRIAL ? inTrial : withdrawn;
        }
    }

    private void decide(int step, int from, int to) {
        if (step > last[last.length - 1]) {
            return;
        }
        // What only comes later tells nothing now.
        int due = decisions.length;
        while (due > 0 && decisions[due - 1].firstStep() > step) {
            due--;
        }
        mark(blocked, from, to, (byte) 0, (byte) 1);
        boolean isFree = sheet.gone == 0;
        for (Decided decided : sheet.decided) {
            isFree &= decided.left == 0;
            for (int i = from; decided.left > 0 && i < to; i++) {
                blocked[i] |= (byte) (decided.kind[i] == Decided.LEFT ? 1 : 0);
            }
            if (step > 0 && decided.open > 0) {
                for (int i = from; i < to; i++) {
                    if (decided.kind[i] == Decided.OPEN) {
                        decided.optionTold[i] = Names.MISSING;
                        decided.classTold[i] = Names.MISSING;
                    }
                }
            }
        }
        for (int p = 0; p < due; p++) {
            isFree &= decisions[p].decide(step, last[p], from, to, blocked, isFree);
        }
    }

    public int participants() {
        return participants;
    }

    /// Weeks from the first day of enrolment until the last participant enrolled.
    public double enrolmentWeeks() {
        return arrival(participants - 1);
    }

    private double arrival(int row) {
        Arrivals arrivals = chance.arrivals();
        return arrivals == null
                ? participants / behaviour.scenario().calendar().perWeek()
                : arrivals.week((int) sheet.subject[row]);
    }

    /// The day on which the participant of a row enrolled.
    LocalDate enrolled(int row) {
        Calendar calendar = behaviour.scenario().calendar();
        return chance.arrivals() == null ? calendar.day(row) : calendar.day(arrival(row));
    }

    /// How many people were assessed until all were enrolled.
    public int assessed() {
        return admission.assessed();
    }

    Behaviour behaviour() {
        return behaviour;
    }

    Sheet sheet() {
        return sheet;
    }

    Names names() {
        return names;
    }

    Course course() {
        return course;
    }

    Lists lists() {
        return lists;
    }
}
