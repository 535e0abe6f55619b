package org.stegvis.design.compiled;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Distribution;
import org.stegvis.design.scenario.Uptake;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;

/// The participants of one trial, one a row: what is true of them, what was seen of it, and what was
/// decided.
///
/// - `number`, `level`, `event`: by slot, what is true; NaN and [Names#MISSING] where there is no value
/// - `seenNumber`, `seenLevel`: by slot, what was recorded; of characteristics the same columns
final class Sheet {
    static final byte UNSEEN = 0;
    static final byte ASSESSED = 1;
    static final byte MISSED = 2;
    static final int IN_TRIAL = Integer.MAX_VALUE;

    final int capacity;
    final long[] subject;
    final double[][] number;
    final int[][] level;
    final byte[][] event;
    final double[][] seenNumber;
    final int[][] seenLevel;

    /// By the place of the visit in time: [#UNSEEN], [#ASSESSED], [#MISSED].
    final byte[][] attended;

    /// The place of the visit at which the participant withdrew; [#IN_TRIAL] for one who did not.
    final int[] withdrawn;

    /// How many of the rows gone through at the moment withdrew.
    int gone;

    /// How many of all rows gone through before.
    int withdrawals;

    final Decided[] decided;

    private final Behaviour behaviour;
    private final double[] noNumber;
    private final int[] noLevel;

    Sheet(Behaviour behaviour, int capacity) {
        this.behaviour = behaviour;
        this.capacity = capacity;
        Protocol protocol = behaviour.protocol();
        int slots = behaviour.slotCount();
        subject = new long[capacity];
        number = new double[slots][];
        level = new int[slots][];
        event = new byte[slots][];
        seenNumber = new double[slots][];
        seenLevel = new int[slots][];
        behaviour.beforeScreening().forEach(this::columns);
        protocol.visits()
                .forEach(visit -> behaviour.visit(visit.id()).measures().forEach(this::columns));
        attended = new byte[protocol.visits().size()][capacity];
        withdrawn = new int[capacity];
        noNumber = new double[capacity];
        noLevel = new int[capacity];
        Arrays.fill(noNumber, Double.NaN);
        Arrays.fill(noLevel, Names.MISSING);
        decided = protocol.decisions().stream()
                .map(each -> new Decided(capacity, hasInstead(behaviour, each)))
                .toArray(Decided[]::new);
    }

    private static boolean hasInstead(Behaviour behaviour, Decision decision) {
        Uptake uptake = behaviour.decision(decision.id()).uptake();
        return uptake != null && uptake.instead() != null;
    }

    private void columns(Behaviour.Planned planned) {
        int slot = planned.slot();
        boolean isSeenLater = planned.variable().reference() instanceof Reference.Measured;
        if (planned.variable().distribution() instanceof Distribution.OneOf) {
            level[slot] = new int[capacity];
            seenLevel[slot] = isSeenLater ? new int[capacity] : level[slot];
            return;
        }
        number[slot] = new double[capacity];
        seenNumber[slot] = isSeenLater ? new double[capacity] : number[slot];
        if (planned.isTime()) {
            event[slot] = new byte[capacity];
        }
    }

    /// What became of the participants at one decision.
    ///
    /// Two columns each for option and class: as made-up participants behave by them, where a decision not
    /// taken is no option and no class; and as the protocol reads them, where one not taken is not told.
    static final class Decided {
        static final byte OPEN = 0;
        static final byte ALLOCATED = 1;
        static final byte CONTINUED = 2;
        static final byte LEFT = 3;
        private static final int PLACE = 16;

        final byte[] kind;

        /// What became of them in one number, of [Turns]; [Turns#NONE] while the decision is not taken.
        final int[] turn;

        final Turns turns = new Turns();

        /// The place of the visit, and the step at which it was taken; that is later where a value came
        /// later.
        final int[] when;

        final int[] option;

        /// What everything after the decision follows: another option for those who never begin, where the
        /// scenario says so; else the same column as `option`.
        final int[] followed;

        /// Whether `followed` is a column of its own.
        final boolean hasInstead;

        final int[] optionTold;
        final int[] responseClass;
        final int[] classTold;

        final double[] probability;

        /// Sessions had, -1 where there is no record of a treatment.
        final int[] sessions;

        final byte[] completed;

        /// The day on which the treatment is over, counted from enrolment.
        final int[] over;

        /// Of the rows gone through at the moment: for how many it is open, and how many left at it.
        int open;

        int left;

        /// For how many of the rows gone through before it stayed open.
        int undecided;

        Decided(int capacity, boolean hasInstead) {
            kind = new byte[capacity];
            turn = new int[capacity];
            when = new int[capacity];
            option = new int[capacity];
            this.hasInstead = hasInstead;
            followed = hasInstead ? new int[capacity] : option;
            optionTold = new int[capacity];
            responseClass = new int[capacity];
            classTold = new int[capacity];
            probability = new double[capacity];
            sessions = new int[capacity];
            completed = new byte[capacity];
            over = new int[capacity];
        }

        void begin(int from, int to) {
            Arrays.fill(kind, from, to, OPEN);
            Arrays.fill(turn, from, to, Turns.NONE);
            Arrays.fill(option, from, to, Names.NO_OPTION);
            Arrays.fill(followed, from, to, Names.NO_OPTION);
            Arrays.fill(optionTold, from, to, Names.MISSING);
            Arrays.fill(responseClass, from, to, Names.NO_CLASS);
            Arrays.fill(classTold, from, to, Names.MISSING);
            Arrays.fill(sessions, from, to, -1);
        }

        /// So many rows are gone through from now on.
        void enter(int rows) {
            open = rows;
            left = 0;
        }

        static int when(int place, int step) {
            return step << PLACE | place;
        }

        /// The place of the visit in time.
        int visit(int row) {
            return when[row] & (1 << PLACE) - 1;
        }

        int step(int row) {
            return when[row] >>> PLACE;
        }

        /// How the option came about: the position in `Offering.How`.
        int how(int row) {
            return turns.how(turn[row]);
        }
    }

    int slot(Reference reference) {
        return behaviour.slot(reference);
    }

    /// As made-up participants know themselves.
    View truth() {
        return new View() {
            @Override
            public double[] number(Reference reference) {
                return orNone(column(number, reference));
            }

            @Override
            public boolean isNumber(Reference reference) {
                return column(number, reference) != null;
            }

            @Override
            public int[] level(Reference reference) {
                return switch (reference) {
                    case Reference.OptionAt(var id) -> decided[position(id)].followed;
                    case Reference.ClassAt(var id) -> decided[position(id)].responseClass;
                    case Reference.Characteristic c -> orNone(column(level, reference));
                    case Reference.Measured m -> orNone(column(level, reference));
                };
            }
        };
    }

    /// As the protocol knows the participants.
    View seen() {
        return new View() {
            @Override
            public double[] number(Reference reference) {
                return orNone(column(seenNumber, reference));
            }

            @Override
            public boolean isNumber(Reference reference) {
                return column(number, reference) != null;
            }

            @Override
            public int[] level(Reference reference) {
                return switch (reference) {
                    case Reference.OptionAt(var id) -> decided[position(id)].optionTold;
                    case Reference.ClassAt(var id) -> decided[position(id)].classTold;
                    case Reference.Characteristic c -> orNone(column(seenLevel, reference));
                    case Reference.Measured m -> orNone(column(seenLevel, reference));
                };
            }
        };
    }

    private <T> @Nullable T column(T[] columns, Reference reference) {
        int slot = behaviour.slot(reference);
        return slot < 0 ? null : columns[slot];
    }

    private double[] orNone(double @Nullable [] column) {
        return column == null ? noNumber : column;
    }

    private int[] orNone(int @Nullable [] column) {
        return column == null ? noLevel : column;
    }

    int position(String decision) {
        List<Decision> all = behaviour.protocol().decisions();
        for (int position = 0; position < all.size(); position++) {
            if (all.get(position).id().equals(decision)) {
                return position;
            }
        }
        throw new IllegalArgumentException("There must be a decision '" + decision + "'.");
    }
}
