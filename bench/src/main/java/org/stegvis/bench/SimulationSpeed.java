package org.stegvis.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.stegvis.design.operating.Study;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.NormalQuantile;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.randomisation.CounterSource;

/// How long one simulated and analysed trial takes, in processor time of one thread, and what its random
/// numbers alone would take. `bench/simulation` runs it beside R.
///
///     SimulationSpeed PROTOCOL SCENARIO PARTICIPANTS REPLICATES ROUNDS GROUPS NORMALS
///
/// GROUPS of eight uniform numbers and NORMALS that each participant needs. Prints a line for each round:
/// milliseconds a trial, milliseconds of its random numbers, bytes of new objects a trial, and the time by
/// the clock of one thread over that of two.
public final class SimulationSpeed {
    private static final int STRIP = 256;
    private static final int TRUTH = 2000;

    private SimulationSpeed() {}

    public static void main(String[] arguments) {
        Protocol protocol = protocol(Path.of(arguments[0]));
        Scenario scenario = scenario(Path.of(arguments[1]), protocol);
        int participants = Integer.parseInt(arguments[2]);
        int replicates = Integer.parseInt(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        int groups = Integer.parseInt(arguments[5]);
        int normals = Integer.parseInt(arguments[6]);
        TrueEffects truth = Study.truth(protocol, scenario, TRUTH, 1);
        Study study = Study.of(protocol, scenario, truth, participants, 1);
        study.run(replicates, 2, Study.Progress.SILENT);
        floor(participants, replicates, groups, normals);
        for (int round = 0; round < rounds; round++) {
            double before = processorTime();
            long allocated = bytes();
            double clock = System.nanoTime();
            study.run(replicates, 1, Study.Progress.SILENT);
            double one = System.nanoTime() - clock;
            double busy = processorTime() - before;
            double made = bytes() - allocated;
            clock = System.nanoTime();
            study.run(replicates, 2, Study.Progress.SILENT);
            double two = System.nanoTime() - clock;
            double numbers = floor(participants, replicates, groups, normals);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%.5f %.5f %.1f %.3f",
                    busy / replicates / 1e6,
                    numbers / replicates / 1e6,
                    made / replicates,
                    one / two));
        }
    }

    /// The processor time of the uniform and normal numbers of so many trials, and nothing else.
    private static double floor(int participants, int replicates, int groups, int normals) {
        var subjects = new long[participants];
        Arrays.setAll(subjects, i -> i);
        var halves = new int[CounterSource.PARTS][participants];
        var normal = new double[participants];
        double kept = 0;
        double before = processorTime();
        for (int replicate = 0; replicate < replicates; replicate++) {
            var source = new CounterSource(replicate);
            for (int from = 0; from < participants; from += STRIP) {
                int to = Math.min(participants, from + STRIP);
                for (int group = 0; group < groups; group++) {
                    source.halves(subjects, from, to, group, halves);
                }
                for (int k = 0; k < normals; k++) {
                    int[] column = halves[k % CounterSource.PARTS];
                    for (int i = from; i < to; i++) {
                        normal[i] = NormalQuantile.ofHalf(column[i]);
                    }
                    kept += normal[from];
                }
            }
        }
        double spent = processorTime() - before;
        if (Double.isNaN(kept)) {
            throw new IllegalStateException("A normal number was not a number.");
        }
        return spent;
    }

    /// Of the whole program, in nanoseconds.
    private static double processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /// Of new objects of all threads so far.
    private static long bytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    private static Protocol protocol(Path file) {
        return switch (ProtocolReader.read(file)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) -> throw new IllegalArgumentException(findings.toString());
        };
    }

    private static Scenario scenario(Path file, Protocol protocol) {
        return switch (ScenarioReader.read(file, protocol)) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected(var findings) -> throw new IllegalArgumentException(findings.toString());
        };
    }
}
