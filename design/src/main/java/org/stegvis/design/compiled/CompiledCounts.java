package org.stegvis.design.compiled;

import java.util.Arrays;
import org.stegvis.design.compiled.Sheet.Decided;

/// Counts of the trial just played. Makes no objects.
public final class CompiledCounts {
    private final CompiledTrial trial;
    private final double[] excess;
    private final double[] largest;
    private final double[] largestInStratum;
    private final double[] allocated;
    private final int[] classes;
    private final boolean[] isTailored;
    private final int names;

    public CompiledCounts(CompiledTrial trial) {
        this.trial = trial;
        this.names = trial.names().size() + 256;
        int decisions = trial.sheet().decided.length;
        excess = new double[decisions * names];
        allocated = new double[decisions * names];
        classes = new int[decisions * names];
        isTailored = new boolean[decisions];
        for (int p = 0; p < decisions; p++) {
            isTailored[p] = trial.behaviour().protocol().decisions().get(p).isTailored();
        }
        largest = new double[decisions];
        largestInStratum = new double[decisions];
    }

    /// Counts the trial just played.
    public void count() {
        Arrays.fill(excess, 0);
        Arrays.fill(allocated, 0);
        Arrays.fill(classes, 0);
        Arrays.fill(largest, 0);
        Arrays.fill(largestInStratum, 0);
        trial.lists().forEach(this::count);
        for (int p = 0; p < largest.length; p++) {
            for (int code = 0; code < names; code++) {
                largest[p] = Math.max(largest[p], Math.abs(excess[p * names + code]));
            }
            Decided decided = trial.sheet().decided[p];
            int base = p * names;
            for (int i = 0; isTailored[p] && i < trial.participants(); i++) {
                classes[base + decided.responseClass[i]] += decided.kind[i] == Decided.OPEN ? 0 : 1;
            }
        }
    }

    /// How many participants withdrew.
    public int withdrawn() {
        return trial.sheet().withdrawals;
    }

    /// How many began the treatment that they got at a decision.
    public int started(int decision) {
        Decided decided = trial.sheet().decided[decision];
        int count = 0;
        for (int i = 0; i < trial.participants(); i++) {
            count += decided.sessions[i] > 0 ? 1 : 0;
        }
        return count;
    }

    /// How many never began the treatment that they got at a decision.
    public int notStarted(int decision) {
        Decided decided = trial.sheet().decided[decision];
        int count = 0;
        for (int i = 0; i < trial.participants(); i++) {
            count += decided.sessions[i] == 0 ? 1 : 0;
        }
        return count;
    }

    /// How many never came to a decision.
    public int undecided(int decision) {
        return trial.sheet().decided[decision].undecided;
    }

    /// Sessions of treatment that participants had, of a trial compiled with them.
    public long sessions() {
        long count = 0;
        for (Decided decided : trial.sheet().decided) {
            for (int i = 0; i < trial.participants(); i++) {
                count += Math.max(0, decided.sessions[i]);
            }
        }
        return count;
    }

    /// Visits at which participants were assessed, of a trial compiled with them.
    public long visits() {
        long count = 0;
        for (byte[] attended : trial.sheet().attended) {
            for (int i = 0; i < trial.participants(); i++) {
                count += attended[i] == Sheet.ASSESSED ? 1 : 0;
            }
        }
        return count;
    }

    private void count(Lists.Used used) {
        int all = 0;
        for (int given : used.given) {
            all += given;
        }
        for (int option = 0; option < used.given.length; option++) {
            double more = used.given[option] - all * used.probability(option);
            int at = used.position * names + used.codes[option];
            excess[at] += more;
            allocated[at] += used.given[option];
            largestInStratum[used.position] = Math.max(largestInStratum[used.position], Math.abs(more));
        }
    }

    /// The number by which others ask for an option or a class.
    public int code(String name) {
        return trial.names().code(name);
    }

    /// How many chance gave an option at a decision.
    public double allocated(int decision, int code) {
        return allocated[decision * names + code];
    }

    public double inClass(int decision, int code) {
        return classes[decision * names + code];
    }

    /// The largest difference between a number allocated and the number expected.
    public double imbalance(int decision) {
        return largest[decision];
    }

    /// The same within one allocation list.
    public double imbalanceInStratum(int decision) {
        return largestInStratum[decision];
    }
}
