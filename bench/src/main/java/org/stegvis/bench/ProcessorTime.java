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
            boolean isSmall = participants < 1000;
            var once = new WeightedReplicatedBenchmark(participants);
            say("fit " + participants, isSmall ? 100 : 1, isSmall ? 400 : 60, once::fit);
            var course = new LongitudinalBenchmark(participants);
            say("ar1 " + participants, isSmall ? 10 : 1, isSmall ? 200 : 30, course::ar1);
        }
        say("mmrm 1000", 1, 20, new RepeatedMeasuresBenchmark(1000)::unstructured);
    }

    /// As many runs to warm up as are counted.
    ///
    /// @param atOnce fits between two looks at the clock, which itself takes a microsecond; the R program does
    /// a hundred of its small fits at once
    private static void say(String name, int atOnce, int times, Supplier<?> run) {
        var clock = ManagementFactory.getThreadMXBean();
        var taken = new long[times];
        int results = 0;
        for (int i = -times; i < times; i++) {
            long before = clock.getCurrentThreadCpuTime();
            for (int fit = 0; fit < atOnce; fit++) {
                results += run.get() == null ? 0 : 1;
            }
            taken[Math.max(i, 0)] = clock.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(taken);
        System.out.printf(
                Locale.ROOT,
                "%s %.9f %.9f%s%n",
                name.replace(' ', '_'),
                taken[times / 2] * 1e-9 / atOnce,
                taken[0] * 1e-9 / atOnce,
                results == 2 * times * atOnce ? "" : " without a result");
    }
}
