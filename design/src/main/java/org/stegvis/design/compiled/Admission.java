package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;

/// Assesses people until so many are enrolled. They stand in rows 0, 1, … of the sheet in the order of
/// enrolment.
final class Admission {
    /// As the engine's path: so many are assessed before hope is given up, and so many more for each who
    /// enrolled.
    private static final int PATIENCE = 10_000;

    private static final int PATIENCE_FOR_EACH = 1_000;
    static final int BATCH = 256;

    private static final byte IN = 0;
    private static final byte INELIGIBLE = 1;
    private static final byte DECLINED = 2;
    private static final byte UNTOLD = 3;

    private final Behaviour behaviour;
    private final Sheet sheet;
    private final Chance chance;
    private final Draw[] screening;
    private final Standard[] criteria;
    private final byte[] doubtful;
    private final NumberNode consent;
    private final Collecting[] visits;
    private final byte[] here;
    private final byte[] fate;
    private final int[] places;
    private final List<double[]> numbers = new ArrayList<>();
    private final List<int[]> levels = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();

    /// Whether nobody of the batch has been lost, and nobody since rows were closed up.
    private boolean isAllIn;

    private boolean isClosed;

    private int assessed;
    private int ineligible;
    private int declined;
    private int untold;

    /// @param visits those up to enrolment
    Admission(
            Behaviour behaviour,
            Sheet sheet,
            Chance chance,
            Formulas formulas,
            Names names,
            List<Collecting> visits,
            Needed needed) {
        this.behaviour = behaviour;
        this.sheet = sheet;
        this.chance = chance;
        Protocol protocol = behaviour.protocol();
        List<Behaviour.Planned> asked = behaviour.beforeScreening().stream()
                .filter(planned -> needed.isNeeded(planned.variable()))
                .toList();
        screening = asked.stream()
                .map(planned -> new Draw(sheet, chance, formulas, names, planned))
                .toArray(Draw[]::new);
        criteria = protocol.eligibility().stream()
                .map(Criterion::require)
                .map(condition -> Standard.of(condition, formulas.truth(condition, sheet.seen()), visits))
                .toArray(Standard[]::new);
        consent = formulas.number(behaviour.scenario().consent(), sheet.truth());
        this.visits = visits.toArray(Collecting[]::new);
        here = new byte[sheet.capacity];
        fate = new byte[BATCH];
        doubtful = new byte[sheet.capacity];
        bytes.add(doubtful);
        places = new int[sheet.capacity + 1];
        asked.forEach(this::moves);
    }

    /// The columns of a variable move when rows are closed up.
    void moves(Behaviour.Planned planned) {
        int slot = planned.slot();
        boolean isSeenLater = planned.variable().reference() instanceof Reference.Measured;
        double[] number = sheet.number[slot];
        if (number == null) {
            levels.add(sheet.level[slot]);
            if (isSeenLater) {
                levels.add(sheet.seenLevel[slot]);
            }
            return;
        }
        numbers.add(number);
        if (isSeenLater) {
            numbers.add(sheet.seenNumber[slot]);
        }
        if (sheet.event[slot] != null) {
            bytes.add(sheet.event[slot]);
        }
    }

    void movesVisit(int place) {
        bytes.add(sheet.attended[place]);
    }

    int assessed() {
        return assessed;
    }

    /// Assesses until `wanted` are enrolled.
    void fill(int wanted) {
        assessed = 0;
        ineligible = 0;
        declined = 0;
        untold = 0;
        int enrolled = 0;
        while (enrolled < wanted) {
            if (assessed >= PATIENCE + (long) PATIENCE_FOR_EACH * enrolled) {
                throw new UnplayableScenario(
                        "Of %,d people assessed for '%s' only %d could enrol: %,d not eligible, %,d declined, %,d could not be judged."
                                .formatted(
                                        assessed,
                                        behaviour.protocol().trial().id(),
                                        enrolled,
                                        ineligible,
                                        declined,
                                        untold));
            }
            enrolled += batch(enrolled, size(wanted - enrolled, enrolled), wanted - enrolled);
        }
    }

    /// Somewhat more than are expected to be needed.
    private int size(int needed, int enrolled) {
        double expected = enrolled < 20 ? needed : needed * (double) assessed / enrolled;
        return (int) Math.min(BATCH, Math.ceil(expected * 1.04) + 4);
    }

    /// Assesses the next people, in the rows behind those enrolled, and closes up.
    private int batch(int start, int size, int needed) {
        int first = assessed;
        int end = start + size;
        for (int i = start; i < end; i++) {
            sheet.subject[i] = (long) first + i - start;
        }
        Arrays.fill(sheet.withdrawn, start, end, Sheet.IN_TRIAL);
        Arrays.fill(here, start, end, (byte) 1);
        Arrays.fill(fate, 0, size, IN);
        isAllIn = true;
        isClosed = true;
        sheet.gone = 0;
        Arrays.fill(doubtful, start, end, (byte) 0);
        chance.forget(start);
        for (Draw draw : screening) {
            draw.draw(start, end, here);
        }
        for (Collecting visit : visits) {
            visit.begin(start, end);
        }
        exclude(start, end, first, 0);
        consent(start, end, first);
        end = closeUp(start, end);
        for (int stage = 1; stage <= visits.length; stage++) {
            visits[stage - 1].collect(start, end, here);
            for (int i = start; sheet.gone > 0 && i < end; i++) {
                if (sheet.withdrawn[i] != Sheet.IN_TRIAL) {
                    lose(i, first, UNTOLD);
                }
            }
            exclude(start, end, first, stage);
        }
        for (int i = start; i < end; i++) {
            if ((here[i] & doubtful[i]) != 0) {
                lose(i, first, UNTOLD);
            }
        }
        int enrolled = Math.min(closeUp(start, end) - start, needed);
        int last = enrolled < needed ? size : (int) sheet.subject[start + enrolled - 1] - first + 1;
        count(last);
        return enrolled;
    }

    private void count(int last) {
        assessed += last;
        for (int k = 0; k < last && !isAllIn; k++) {
            ineligible += fate[k] == INELIGIBLE ? 1 : 0;
            declined += fate[k] == DECLINED ? 1 : 0;
            untold += fate[k] == UNTOLD ? 1 : 0;
        }
    }

    private void exclude(int start, int end, int first, int stage) {
        for (Standard criterion : criteria) {
            if (!criterion.isAsked(stage)) {
                continue;
            }
            byte[] met = criterion.truth().at(start, end);
            byte last = (byte) (criterion.isLast(stage) ? 1 : 0);
            for (int i = start; i < end; i++) {
                // Unknown is the one code that is odd and has no other bit.
                doubtful[i] |= (byte) (met[i] & ~(met[i] >> 1) & last);
                if (here[i] != 0 && met[i] == TruthNode.FALSE) {
                    lose(i, first, INELIGIBLE);
                }
            }
        }
    }

    private void consent(int start, int end, int first) {
        if (behaviour.consentPart() == Behaviour.CERTAIN) {
            return;
        }
        double[] probability = consent.at(start, end);
        Draw.require(probability, start, end, here, "consent", "probability", Double.NEGATIVE_INFINITY);
        double[] uniform = chance.of(behaviour.consentPart(), start, end);
        for (int i = start; i < end; i++) {
            if (here[i] != 0 && !(uniform[i] < probability[i])) {
                lose(i, first, DECLINED);
            }
        }
    }

    private void lose(int row, int first, byte why) {
        here[row] = 0;
        fate[(int) sheet.subject[row] - first] = why;
        isAllIn = false;
        isClosed = false;
    }

    /// Moves the rows that are still here together, in their order, and tells where they end.
    private int closeUp(int start, int end) {
        if (isClosed) {
            return end;
        }
        isClosed = true;
        int to = start;
        for (int i = start; i < end; i++) {
            places[to] = i;
            to += here[i];
        }
        if (to < end) {
            for (int k = 0; k < numbers.size(); k++) {
                double[] column = numbers.get(k);
                for (int i = start; i < to; i++) {
                    column[i] = column[places[i]];
                }
            }
            for (int k = 0; k < levels.size(); k++) {
                int[] column = levels.get(k);
                for (int i = start; i < to; i++) {
                    column[i] = column[places[i]];
                }
            }
            for (int k = 0; k < bytes.size(); k++) {
                byte[] column = bytes.get(k);
                for (int i = start; i < to; i++) {
                    column[i] = column[places[i]];
                }
            }
            for (int i = start; i < to; i++) {
                sheet.subject[i] = sheet.subject[places[i]];
            }
            Arrays.fill(here, start, to, (byte) 1);
            chance.moved(places, start, to, end);
        }
        return to;
    }
}
