package org.stegvis.design.compiled;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.protocol.expression.Quantity;

/// One visit of a range of rows: who withdrew before it, who misses it, and what is measured.
final class Collecting {
    final int day;
    private final int place;
    private final Sheet sheet;
    private final Chance chance;
    private final Behaviour.VisitPlan plan;
    private final @Nullable NumberNode withdrawal;
    private final @Nullable NumberNode missed;
    private final Draw[] draws;
    private final int[] slots;

    Collecting(
            Sheet sheet,
            Chance chance,
            Formulas formulas,
            Names names,
            Behaviour.VisitPlan plan,
            int place,
            Needed needed) {
        this.sheet = sheet;
        this.chance = chance;
        this.plan = plan;
        this.place = place;
        this.day = plan.visit().day();
        View view = sheet.truth();
        Quantity leaves = plan.withdrawal();
        Quantity misses = plan.missed();
        withdrawal = leaves == null ? null : formulas.number(leaves, view);
        List<Behaviour.Planned> measures = plan.measures().stream()
                .filter(planned -> needed.isNeeded(planned.variable()))
                .toList();
        missed = misses == null || (measures.isEmpty() && !needed.hasSessions()) ? null : formulas.number(misses, view);
        draws = measures.stream()
                .map(planned -> new Draw(sheet, chance, formulas, names, planned))
                .toArray(Draw[]::new);
        slots = measures.stream().mapToInt(Behaviour.Planned::slot).toArray();
    }

    String id() {
        return plan.visit().id();
    }

    /// @param here the rows that come to this visit in the trial; those that withdraw are taken out
    void collect(int from, int to, byte[] here) {
        if (withdrawal != null) {
            withdraw(withdrawal, from, to, here);
        }
        byte[] attended = sheet.attended[place];
        for (int i = from; i < to; i++) {
            attended[i] = here[i] == 0 ? Sheet.UNSEEN : Sheet.ASSESSED;
        }
        if (missed != null) {
            double[] probability = missed.at(from, to);
            Draw.require(probability, from, to, here, "a missed visit", "probability", Double.NEGATIVE_INFINITY);
            double[] uniform = chance.of(plan.missedPart(), from, to);
            for (int i = from; i < to; i++) {
                attended[i] = here[i] != 0 && uniform[i] < probability[i] ? Sheet.MISSED : attended[i];
            }
        }
        int assessed = 0;
        for (int i = from; i < to; i++) {
            assessed += attended[i] & Sheet.ASSESSED;
        }
        for (int k = 0; k < draws.length; k++) {
            draws[k].draw(from, to, here);
            if (assessed == to - from && sheet.number[slots[k]] != null) {
                System.arraycopy(sheet.number[slots[k]], from, sheet.seenNumber[slots[k]], from, to - from);
            } else {
                see(slots[k], from, to, attended);
            }
        }
    }

    private void see(int slot, int from, int to, byte[] attended) {
        double[] number = sheet.number[slot];
        double[] seen = sheet.seenNumber[slot];
        if (number != null) {
            for (int i = from; i < to; i++) {
                seen[i] = attended[i] == Sheet.ASSESSED ? number[i] : Double.NaN;
            }
            return;
        }
        int[] level = sheet.level[slot];
        int[] seenLevel = sheet.seenLevel[slot];
        for (int i = from; i < to; i++) {
            seenLevel[i] = attended[i] == Sheet.ASSESSED ? level[i] : Names.MISSING;
        }
    }

    /// Nothing of this visit has been seen yet.
    void begin(int from, int to) {
        Arrays.fill(sheet.attended[place], from, to, Sheet.UNSEEN);
        for (int slot : slots) {
            double[] seen = sheet.seenNumber[slot];
            if (seen != null) {
                Arrays.fill(seen, from, to, Double.NaN);
                continue;
            }
            Arrays.fill(sheet.seenLevel[slot], from, to, Names.MISSING);
        }
    }

    private void withdraw(NumberNode chanceOf, int from, int to, byte[] here) {
        double[] probability = chanceOf.at(from, to);
        Draw.require(probability, from, to, here, "withdrawal", "probability", Double.NEGATIVE_INFINITY);
        double[] uniform = chance.of(plan.withdrawalPart(), from, to);
        for (int i = from; i < to; i++) {
            if (here[i] != 0 && uniform[i] < probability[i]) {
                here[i] = 0;
                sheet.withdrawn[i] = place;
                sheet.gone++;
                for (Sheet.Decided decided : sheet.decided) {
                    if (decided.kind[i] == Sheet.Decided.ALLOCATED
                            && decided.sessions[i] >= 0
                            && decided.over[i] > day) {
                        decided.over[i] = day;
                        decided.completed[i] = 0;
                    }
                }
            }
        }
    }
}
