package org.stegvis.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.stegvis.design.operating.Study;
import org.stegvis.design.simulation.Progress;

/// A progress bar on standard error where that is a terminal; elsewhere nothing.
public final class Bar implements Progress, Study.Progress, AutoCloseable {
    private final ProgressBar bar;

    /// @param total how many steps the task has
    public Bar(Console console, String task, long total) {
        var stream = console.errColour() == Console.Colour.COLOURED
                ? System.err
                : new PrintStream(OutputStream.nullOutputStream());
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(stream, 80))
                .build();
    }

    @Override
    public void at(int done, int wanted) {
        bar.stepTo(done);
    }

    @Override
    public void at(long done, long wanted) {
        bar.stepTo(done);
    }

    /// The same where the total is known only now.
    public void of(long done, long wanted) {
        bar.maxHint(wanted);
        bar.stepTo(done);
    }

    /// Stands behind the bar until something else does.
    public void tell(String message) {
        bar.setExtraMessage(" " + message);
    }

    @Override
    public void close() {
        bar.close();
    }
}
