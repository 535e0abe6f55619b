package org.stegvis.cli.simulation;

import java.util.Locale;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.Study;

/// Tells on the way what the replicates so far say, behind the progress.
final class PowerSoFar implements Study.Keeper {
    private static final long PAUSE = 1_000_000_000L;

    private final Bar bar;
    private final long wanted;
    private long last = System.nanoTime();

    PowerSoFar(Bar bar, long wanted) {
        this.bar = bar;
        this.wanted = wanted;
    }

    @Override
    public void keep(Kept soFar) {
        if (System.nanoTime() - last < PAUSE || soFar.replicates() >= wanted) {
            return;
        }
        last = System.nanoTime();
        String told = told(soFar.summary());
        if (!told.isEmpty()) {
            bar.tell(told);
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
