package org.stegvis.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/// How much time of the processor a fit takes, whatever else the machine does: `bench/compare` sets it
/// beside that of R. One line each: name, median, fastest, in seconds.
public final class ProcessorTime {
    private ProcessorTime() {}

    public static void main(String[] arguments) {
        for (int participants : new int[] {750, 100_000}) {
            int times = participants < 1000 ? 4000 : 60;
            var once = new WeightedReplicatedBenchmark(participants);
            say("fit " + participants, times, once::fit);
            var course = new LongitudinalBenchmark(participants);
            say("ar1 " + participants, times / 2, course::ar1);
        }
        say("mmrm 1000", 20, new RepeatedMeasuresBenchmark(1000)::unstructured);
    }

    /// As many runs to warm up as are counted.
    private static void say(String name, int times, Supplier<?> run) {
        var clock = ManagementFactory.getThreadMXBean();
        var taken = new long[times];
        int results = 0;
        for (int i = -times; i < times; i++) {
            long before = clock.getCurrentThreadCpuTime();
            results += run.get() == null ? 0 : 1;
            taken[Math.max(i, 0)] = clock.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(taken);
        System.out.printf(
                Locale.ROOT,
                "%s %.9f %.9f%s%n",
                name.replace(' ', '_'),
                taken[times / 2] * 1e-9,
                taken[0] * 1e-9,
                results == 2 * times ? "" : " without a result");
    }
}
