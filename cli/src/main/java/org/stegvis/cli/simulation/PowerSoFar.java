package org.stegvis.cli.simulation;

import java.util.Locale;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.Study;

/// Tells on the way what the replicates so far say: beside the bar at a terminal, else as a line now and
/// then.
final class PowerSoFar implements Study.Keeper {
    private static final long BESIDE_THE_BAR = 1_000_000_000L;
    private static final long AS_A_LINE = 10_000_000_000L;

    private final Console console;
    private final Bar bar;
    private final long wanted;
    private long last = System.nanoTime();

    PowerSoFar(Console console, Bar bar, long wanted) {
        this.console = console;
        this.bar = bar;
        this.wanted = wanted;
    }

    @Override
    public void keep(Kept soFar) {
        boolean isTerminal = console.errColour() == Console.Colour.COLOURED;
        long pause = isTerminal ? BESIDE_THE_BAR : AS_A_LINE;
        if (System.nanoTime() - last < pause || soFar.replicates() >= wanted) {
            return;
        }
        last = System.nanoTime();
        String told = told(soFar.summary());
        if (told.isEmpty()) {
            return;
        }
        if (isTerminal) {
            bar.tell(told);
        } else {
            console.message("after %,d of %,d replicates: %s".formatted(soFar.replicates(), wanted, told));
        }
    }

    private static String told(OperatingCharacteristics soFar) {
        return soFar.quantities().stream()
                .filter(each -> each.quantity().isContrast() && each.estimated() > 1)
                .findFirst()
                .map(each -> String.format(
                        Locale.ROOT,
                        "power %.1f (%.1f) %% for %s",
                        100 * each.rejection().value(),
                        100 * each.rejection().error(),
                        each.quantity().name()))
                .orElse("");
    }
}
