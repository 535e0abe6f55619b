package org.stegvis.design.compiled;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.design.scenario.Uptake;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering.How;

/// One decision of a range of rows: what `Tailoring`, `Offering` and the engine say for one participant, for many.
final class Deciding {
    private static final byte UNDECIDED = 0;
    private static final byte WAITING = 1;
    private static final byte TAKEN = 2;
    private static final int UNTOLD = -2;
    private static final int UNTRIED = -3;

    final Decision decision;
    final int position;
    private final Sheet sheet;
    private final Decided decided;
    private final Chance chance;
    private final Behaviour.DecisionPlan plan;
    private final Occasion[] occasions;
    private final int[] classes;
    private final boolean waitsForRoutes;
    private final int ifMissing;
    private final @Nullable NumberNode start;
    private final @Nullable NumberNode complete;
    private final int[] sessionsOf;
    private final int[] daysOf;
    private final int[] ownClass;
    private final int[] told;
    private final byte[] state;
    private final byte[] mayCome;
    private final byte[] trial;
    private final byte[] stuck;
    private final byte[] begun;
    private final int firstStep;
    private final int lastStep;
    private int now;

    /// What the decision looks at, seen from one of its visits.
    private record Occasion(
            int place,
            int step,
            int day,
            TruthNode when,
            TruthNode[] classes,
            @Nullable TruthNode asSoonAs,
            TruthNode[] routes,
            @Nullable Offers[] offers) {}

    Deciding(
            Behaviour behaviour,
            Decision decision,
            int position,
            Sheet sheet,
            Chance chance,
            Formulas formulas,
            Names names,
            Course course) {
        this.decision = decision;
        this.position = position;
        this.sheet = sheet;
        this.chance = chance;
        this.decided = sheet.decided[position];
        int capacity = sheet.capacity;
        ownClass = new int[capacity];
        told = new int[capacity];
        state = new byte[capacity];
        mayCome = new byte[capacity];
        trial = new byte[capacity];
        stuck = new byte[capacity];
        begun = new byte[capacity];
        plan = behaviour.decision(decision.id());
        classes = decision.classes().stream()
                .mapToInt(each -> names.code(each.id()))
                .toArray();
        waitsForRoutes = decision.ifMissing() instanceof Decision.IfMissing.Wait
                || decision.ifMissing() instanceof Decision.IfMissing.NotNeeded;
        ifMissing = decision.ifMissing() instanceof Decision.IfMissing.CountAs(var name) ? names.code(name) : UNTOLD;
        occasions = decision.at().stream()
                .map(each -> occasion(each, formulas, names, course))
                .toArray(Occasion[]::new);
        Uptake uptake = plan.uptake();
        start = uptake == null ? null : formulas.number(uptake.start(), sheet.truth());
        complete = uptake == null ? null : formulas.number(uptake.complete(), sheet.truth());
        sessionsOf = new int[names.size() + behaviour.protocol().treatments().size() + 1];
        daysOf = new int[sessionsOf.length];
        for (Treatment treatment : behaviour.protocol().treatments()) {
            Integer sessions = treatment.sessions();
            Double weeks = treatment.weeks();
            int code = names.code(treatment.id());
            sessionsOf[code] = sessions == null ? 1 : Math.max(1, sessions);
            daysOf[code] = weeks == null ? 0 : (int) Math.round(weeks * 7);
        }
        firstStep = Arrays.stream(occasions).mapToInt(Occasion::step).min().orElse(0);
        lastStep = lastStep(course);
    }

    private Occasion occasion(Decision.Occasion each, Formulas formulas, Names names, Course course) {
        View here = new Here(sheet.seen(), each.visit());
        Visit visit = course.visit(each.visit());
        Condition soon = decision.asSoonAs();
        var offers = new Offers[decision.routes().size()];
        for (int route = 0; route < offers.length; route++) {
            if (decision.routes().get(route).action() instanceof Action.Allocate allocate) {
                offers[route] = new Offers(decision, position, route, allocate, formulas, names, here, sheet.capacity);
            }
        }
        return new Occasion(
                course.place(each.visit()),
                course.step(each.visit()),
                visit.day(),
                formulas.truth(each.when(), here),
                decision.classes().stream()
                        .map(one -> formulas.truth(one.when(), here))
                        .toArray(TruthNode[]::new),
                soon == null ? null : formulas.truth(soon, here),
                decision.routes().stream()
                        .map(route -> formulas.truth(route.when(), here))
                        .toArray(TruthNode[]::new),
                offers);
    }

    /// What the protocol knows at one of the visits of this decision: `now` is that visit, and the class being
    /// tried is
    /// the class of this decision.
    private final class Here implements View {
        private final View seen;
        private final String visit;

        Here(View seen, String visit) {
            this.seen = seen;
            this.visit = visit;
        }

        private Reference resolved(Reference reference) {
            return reference instanceof Reference.Measured measured && measured.isNow()
                    ? measured.at(visit)
                    : reference;
        }

        @Override
        public double[] number(Reference reference) {
            return seen.number(resolved(reference));
        }

        @Override
        public boolean isNumber(Reference reference) {
            return seen.isNumber(resolved(reference));
        }

        @Override
        public int[] level(Reference reference) {
            return reference instanceof Reference.ClassAt(var of) && of.equals(decision.id())
                    ? ownClass
                    : seen.level(resolved(reference));
        }
    }

    /// The last step at which something that this decision looks at can change.
    private int lastStep(Course course) {
        Set<Reference> all = new LinkedHashSet<>();
        decision.at().forEach(each -> all.addAll(each.when().references()));
        decision.classes().forEach(each -> all.addAll(each.when().references()));
        Condition soon = decision.asSoonAs();
        if (soon != null) {
            all.addAll(soon.references());
        }
        for (Decision.Route route : decision.routes()) {
            all.addAll(route.when().references());
            if (route.action() instanceof Action.Allocate allocate) {
                allocate.offers()
                        .forEach(offer -> all.addAll(offer.availableIf().references()));
                all.addAll(allocate.strata());
                Expression preference = allocate.preference();
                if (preference != null) {
                    all.addAll(preference.references());
                }
            }
        }
        int last = Arrays.stream(occasions).mapToInt(Occasion::step).max().orElse(0);
        for (Reference reference : all) {
            if (reference instanceof Reference.Measured measured && !measured.isNow()) {
                last = Math.max(last, course.step(measured.visit()));
            }
        }
        return last;
    }

    int firstStep() {
        return firstStep;
    }

    int lastStepAlone() {
        return lastStep;
    }

    void begin(int from, int to) {
        decided.begin(from, to);
        Arrays.fill(stuck, from, to, UNDECIDED);
    }

    /// Takes the decision for those rows for whom it is open.
    ///
    /// @param blocked rows that take no decision now; those that wait here are added
    /// @param last the last step at which anything can change for this decision or one before it
    void decide(int step, int last, int from, int to, byte[] blocked, Allocating allocating, Attendance attendance) {
        now = step;
        int candidates = 0;
        for (int i = from; i < to; i++) {
            boolean isOpen = blocked[i] == 0 && decided.kind[i] == Decided.OPEN && !isPast(i);
            state[i] = isOpen ? UNDECIDED : TAKEN;
            candidates += isOpen ? 1 : 0;
        }
        if (candidates > 0) {
            if (step > last) {
                for (int i = from; i < to; i++) {
                    state[i] = state[i] == UNDECIDED ? stuck[i] : state[i];
                }
            } else {
                Arrays.fill(mayCome, from, to, (byte) 0);
                for (int o = 0; o < occasions.length; o++) {
                    occasion(o, step, from, to, allocating, attendance);
                }
                for (int i = from; i < to; i++) {
                    state[i] = state[i] == UNDECIDED && mayCome[i] != 0 ? WAITING : state[i];
                    stuck[i] = state[i] == TAKEN ? stuck[i] : state[i];
                }
            }
        }
        for (int i = from; i < to; i++) {
            if (blocked[i] == 0) {
                boolean isOpen = decided.kind[i] == Decided.OPEN;
                if (state[i] == WAITING || decided.kind[i] == Decided.LEFT) {
                    blocked[i] = 1;
                } else if (isOpen) {
                    decided.optionTold[i] = Names.NO_OPTION;
                    decided.classTold[i] = Names.NO_CLASS;
                }
            }
        }
    }

    private boolean isPast(int row) {
        for (int later = position + 1; later < sheet.decided.length; later++) {
            if (sheet.decided[later].kind[row] != Decided.OPEN) {
                return true;
            }
        }
        return false;
    }

    private void occasion(int o, int step, int from, int to, Allocating allocating, Attendance attendance) {
        Occasion here = occasions[o];
        Arrays.fill(ownClass, from, to, Names.MISSING);
        byte[] when = here.when().at(from, to);
        if (here.step() > step) {
            for (int i = from; i < to; i++) {
                mayCome[i] |= (byte) (state[i] == UNDECIDED && when[i] != TruthNode.FALSE ? 1 : 0);
            }
            return;
        }
        int candidates = 0;
        for (int i = from; i < to; i++) {
            trial[i] = (byte) (state[i] == UNDECIDED && when[i] == TruthNode.TRUE ? 1 : 0);
            candidates += trial[i];
        }
        if (candidates == 0) {
            return;
        }
        classify(here, from, to);
        TruthNode soon = here.asSoonAs();
        // The last occasion cannot be put off.
        if (soon != null && o + 1 < occasions.length) {
            putOff(o, soon, step, from, to);
        }
        rule(here, from, to);
        route(here, from, to, allocating, attendance);
    }

    private void classify(Occasion here, int from, int to) {
        for (int i = from; i < to; i++) {
            told[i] = trial[i] == 0 ? Names.NO_CLASS : UNTRIED;
        }
        for (int k = 0; k < classes.length; k++) {
            byte[] truth = here.classes()[k].at(from, to);
            for (int i = from; i < to; i++) {
                if (told[i] == UNTRIED && truth[i] != TruthNode.FALSE) {
                    told[i] = truth[i] == TruthNode.TRUE ? classes[k] : UNTOLD;
                }
            }
        }
        for (int i = from; i < to; i++) {
            told[i] = told[i] == UNTRIED ? Names.NO_CLASS : told[i];
        }
    }

    /// Takes those out for whom a later occasion is, or may turn out to be, the right one.
    private void putOff(int o, TruthNode asSoonAs, int step, int from, int to) {
        for (int i = from; i < to; i++) {
            ownClass[i] = trial[i] != 0 && told[i] != UNTOLD ? told[i] : Names.MISSING;
        }
        byte[] brought = asSoonAs.at(from, to);
        for (int i = from; i < to; i++) {
            begun[i] = (byte) (brought[i] == TruthNode.TRUE ? 1 : 0);
        }
        Arrays.fill(ownClass, from, to, Names.MISSING);
        for (int later = o + 1; later < occasions.length; later++) {
            byte[] when = occasions[later].when().at(from, to);
            boolean isOver = occasions[later].step() <= step;
            for (int i = from; i < to; i++) {
                boolean isRight = when[i] == TruthNode.TRUE || when[i] == TruthNode.UNKNOWN && !isOver;
                trial[i] = begun[i] == 0 && isRight ? 0 : trial[i];
            }
        }
    }

    /// What the rule for missing values says of those whose class cannot be told.
    private void rule(Occasion here, int from, int to) {
        for (int i = from; i < to; i++) {
            if (trial[i] != 0 && told[i] == UNTOLD) {
                switch (decision.ifMissing()) {
                    case Decision.IfMissing.Wait wait -> waits(i);
                    case Decision.IfMissing.NotNeeded notNeeded -> waits(i);
                    case Decision.IfMissing.Leave leave -> {
                        told[i] = Names.NO_CLASS;
                        take(i, here, -1, Decided.LEFT);
                    }
                    case Decision.IfMissing.CountAs countAs -> told[i] = ifMissing;
                }
            }
            ownClass[i] = trial[i] != 0 ? told[i] : Names.MISSING;
        }
    }

    private void waits(int row) {
        state[row] = WAITING;
        trial[row] = 0;
    }

    private void route(Occasion here, int from, int to, Allocating allocating, Attendance attendance) {
        for (int route = 0; route < here.routes().length; route++) {
            byte[] truth = here.routes()[route].at(from, to);
            int taken = 0;
            for (int i = from; i < to; i++) {
                if (trial[i] != 0) {
                    if (truth[i] == TruthNode.TRUE) {
                        trial[i] = 2;
                        taken++;
                    } else if (truth[i] == TruthNode.UNKNOWN && waitsForRoutes) {
                        waits(i);
                    }
                }
            }
            if (taken > 0) {
                follow(here, route, from, to, allocating, attendance);
            }
        }
        for (int i = from; i < to; i++) {
            if (trial[i] != 0) {
                take(i, here, -1, Decided.LEFT);
            }
        }
    }

    private void follow(Occasion here, int route, int from, int to, Allocating allocating, Attendance attendance) {
        Offers offers = here.offers()[route];
        if (offers == null) {
            byte kind =
                    decision.routes().get(route).action() instanceof Action.Leave ? Decided.LEFT : Decided.CONTINUED;
            for (int i = from; i < to; i++) {
                if (trial[i] == 2) {
                    take(i, here, route, kind);
                }
            }
            return;
        }
        offers.look(from, to);
        for (int i = from; i < to; i++) {
            begun[i] = 0;
            if (trial[i] == 2) {
                begun[i] = allocate(i, here, offers, allocating);
            }
        }
        if (attendance == Attendance.AS_IN_SCENARIO && start != null && complete != null) {
            treat(here, start, complete, from, to);
        }
    }

    private byte allocate(int row, Occasion here, Offers offers, Allocating allocating) {
        int open = offers.open[row];
        if (open == 0) {
            take(row, here, offers.route, Decided.LEFT);
            return 0;
        }
        if (!offers.isStratumTold(row)) {
            waits(row);
            return 0;
        }
        int preferred = offers.preferred[row];
        decided.how[row] = (byte)
                (preferred >= 0 ? How.BY_CHOICE : (open & open - 1) != 0 ? How.BY_CHANCE : How.ONLY_OPTION).ordinal();
        decided.open[row] = open;
        decided.probability[row] = 1;
        int option = allocating.option(offers, row, open, preferred);
        if (option == Allocating.NONE) {
            // Nothing further is simulated of this participant.
            sheet.withdrawn[row] = -1;
            take(row, here, offers.route, Decided.LEFT);
            return 0;
        }
        take(row, here, offers.route, Decided.ALLOCATED);
        decided.option[row] = offers.options[option];
        decided.optionTold[row] = offers.options[option];
        return 1;
    }

    private void take(int row, Occasion here, int route, byte kind) {
        trial[row] = 0;
        state[row] = TAKEN;
        decided.kind[row] = kind;
        decided.route[row] = route;
        decided.visit[row] = here.place();
        decided.step[row] = now;
        decided.option[row] = Names.NO_OPTION;
        decided.optionTold[row] = Names.NO_OPTION;
        decided.responseClass[row] = told[row];
        decided.classTold[row] = told[row];
    }

    /// What becomes of the treatments just allocated.
    private void treat(Occasion here, NumberNode starts, NumberNode completes, int from, int to) {
        double[] probability = starts.at(from, to);
        Draw.require(
                probability,
                from,
                to,
                begun,
                "the start after '" + decision.id() + "'",
                "probability",
                Double.NEGATIVE_INFINITY);
        double[] uniform = chance.of(plan.startPart(), from, to);
        for (int i = from; i < to; i++) {
            if (begun[i] != 0) {
                decided.sessions[i] = 0;
                decided.completed[i] = 0;
                decided.over[i] = here.day();
                begun[i] = (byte) (uniform[i] < probability[i] ? 1 : 0);
            }
        }
        probability = completes.at(from, to);
        Draw.require(
                probability,
                from,
                to,
                begun,
                "the end after '" + decision.id() + "'",
                "probability",
                Double.NEGATIVE_INFINITY);
        uniform = chance.of(plan.completePart(), from, to);
        for (int i = from; i < to; i++) {
            if (begun[i] != 0) {
                int planned = sessionsOf[decided.option[i]];
                decided.completed[i] = (byte) (uniform[i] < probability[i] ? 1 : 0);
                decided.sessions[i] = planned;
                decided.over[i] = here.day() + daysOf[decided.option[i]];
            }
        }
        uniform = chance.of(plan.sessionsPart(), from, to);
        for (int i = from; i < to; i++) {
            if (begun[i] != 0 && decided.completed[i] == 0) {
                int planned = decided.sessions[i];
                decided.sessions[i] = planned == 1 ? 1 : 1 + (int) (uniform[i] * (planned - 1));
            }
        }
    }
}
