package org.stegvis.design.compiled;

import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.design.scenario.Uptake;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.expression.Reference;

/// What becomes of the treatments just allocated at a decision: begun or not, completed or not.
final class Treating {
    private final String decision;
    private final Decided decided;
    private final Chance chance;
    private final Behaviour.DecisionPlan plan;
    private final @Nullable NumberNode start;
    private final @Nullable NumberNode complete;
    private final int[] sessionsOf;
    private final int[] daysOf;
    private final byte[] marks;
    private final Rows begun;
    private final int instead;

    Treating(
            Behaviour behaviour,
            String decision,
            Decided decided,
            Sheet sheet,
            Chance chance,
            Formulas formulas,
            Names names,
            Needed needed) {
        this.decision = decision;
        this.decided = decided;
        this.chance = chance;
        plan = behaviour.decision(decision);
        Uptake uptake = plan.uptake();
        start = uptake == null ? null : formulas.number(uptake.start(), sheet.truth());
        complete = uptake == null || !needed.hasSessions() ? null : formulas.number(uptake.complete(), sheet.truth());
        sessionsOf = new int[names.size() + behaviour.protocol().treatments().size() + 1];
        daysOf = new int[sessionsOf.length];
        for (Treatment treatment : behaviour.protocol().treatments()) {
            Integer sessions = treatment.sessions();
            Double weeks = treatment.weeks();
            int code = names.code(treatment.id());
            sessionsOf[code] = sessions == null ? 1 : Math.max(1, sessions);
            daysOf[code] = weeks == null ? 0 : (int) Math.round(weeks * 7);
        }
        marks = new byte[sheet.capacity];
        begun = new Rows(sheet.capacity);
        instead = instead(uptake, names);
    }

    private static int instead(@Nullable Uptake uptake, Names names) {
        String option = uptake == null ? null : uptake.instead();
        return option == null || option.equals(Reference.NO_OPTION) ? Names.NO_OPTION : names.code(option);
    }

    /// @param day on which they were allocated
    void treat(Rows allocated, int day, int from, int to) {
        if (start == null || allocated.count == 0) {
            return;
        }
        follow(allocated);
        begin(allocated, day, known(start, allocated, "the start", from, to), chance.of(plan.startPart(), from, to));
        for (int k = 0; decided.hasInstead && k < allocated.count; k++) {
            decided.followed[allocated.at[k]] = instead;
        }
        follow(begun);
        if (complete == null) {
            // How many does not matter, only that they have begun.
            for (int k = 0; k < begun.count; k++) {
                decided.sessions[begun.at[k]] = 1;
            }
            return;
        }
        double[] completes = known(complete, begun, "the end", from, to);
        double[] uniform = chance.of(plan.completePart(), from, to);
        double[] part = chance.of(plan.sessionsPart(), from, to);
        for (int k = 0; k < begun.count; k++) {
            int i = begun.at[k];
            int planned = sessionsOf[decided.option[i]];
            boolean isComplete = uniform[i] < completes[i];
            int some = planned == 1 ? 1 : 1 + (int) (part[i] * (planned - 1));
            decided.completed[i] = (byte) (isComplete ? 1 : 0);
            decided.sessions[i] = isComplete ? planned : some;
            decided.over[i] = day + daysOf[decided.option[i]];
        }
    }

    private void follow(Rows rows) {
        for (int k = 0; decided.hasInstead && k < rows.count; k++) {
            decided.followed[rows.at[k]] = decided.option[rows.at[k]];
        }
    }

    private void begin(Rows allocated, int day, double[] probability, double[] uniform) {
        begun.count = 0;
        for (int k = 0; k < allocated.count; k++) {
            int i = allocated.at[k];
            decided.sessions[i] = 0;
            decided.completed[i] = 0;
            decided.over[i] = day;
            begun.add(i, uniform[i] < probability[i]);
        }
    }

    private double[] known(NumberNode of, Rows rows, String what, int from, int to) {
        double[] probability = of.at(from, to);
        rows.mark(marks, from, to);
        Draw.require(
                probability,
                from,
                to,
                marks,
                what + " after '" + decision + "'",
                "probability",
                Double.NEGATIVE_INFINITY);
        return probability;
    }
}
