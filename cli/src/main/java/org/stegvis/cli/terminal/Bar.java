package org.stegvis.cli.terminal;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.stegvis.design.operating.Study;
import org.stegvis.design.simulation.Progress;

/// How a long task gets on, on standard error: a bar where that is a terminal, else a line now and then.
public final class Bar implements Progress, Study.Progress, AutoCloseable {

    /// What becomes visible.
    sealed interface Shown permits Drawn, ProgressLines {
        void at(long done);

        void of(long wanted);

        void tell(String message);

        void end();
    }

    /// A bar that is drawn again and again in its place.
    private record Drawn(ProgressBar bar) implements Shown {
        @Override
        public void at(long done) {
            bar.stepTo(done);
        }

        @Override
        public void of(long wanted) {
            bar.maxHint(wanted);
        }

        @Override
        public void tell(String message) {
            bar.setExtraMessage(" " + message);
        }

        @Override
        public void end() {
            bar.close();
        }
    }

    private final Shown shown;

    /// @param total how many steps the task has
    public Bar(Console console, String task, long total) {
        shown = console.errColour() == Console.Colour.COLOURED
                ? new Drawn(new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, 80))
                        .build())
                : new ProgressLines(console, task, total, System::nanoTime);
    }

    @Override
    public void at(int done, int wanted) {
        shown.at(done);
    }

    @Override
    public void at(long done, long wanted) {
        shown.at(done);
    }

    /// The same where the total is known only now.
    public void of(long done, long wanted) {
        shown.of(wanted);
        shown.at(done);
    }

    /// Stands behind what is shown until something else does.
    public void tell(String message) {
        shown.tell(message);
    }

    @Override
    public void close() {
        shown.end();
    }
}
