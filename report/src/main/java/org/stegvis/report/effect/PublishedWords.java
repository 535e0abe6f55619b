package org.stegvis.report.effect;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.published.PublishedValue.Interval;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.words.Display;
import org.stegvis.report.words.Words;

/// Quotes published numbers with the digits that were printed, and with the level of their interval.
record PublishedWords(Display display) {
    static final String FLAG = "\u2020";

    /// In the direction of our estimates: `−2.8 (96%: −5.1 to −0.38)`; with [#FLAG] where the numbers look misprinted.
    String beside(ReferenceValue.Published published) {
        String quoted = quoted(published.estimate(), published.interval());
        return published.printed().isFarFromMiddle() ? quoted + " " + FLAG : quoted;
    }

    /// As printed.
    String printed(ReferenceValue.Published published) {
        return quoted(published.printed().estimate(), published.printed().interval());
    }

    private String quoted(BigDecimal estimate, @Nullable Interval interval) {
        Words words = display.words();
        return interval == null
                ? number(estimate)
                : words.say(
                        "%s (%s: %s to %s)",
                        "%s (%s: %s til %s)",
                        number(estimate),
                        words.level(interval.level()),
                        number(interval.lower()),
                        number(interval.upper()));
    }

    /// Risks are shown in percent, so they lose two decimals.
    String number(BigDecimal printed) {
        BigDecimal shown = display.isRisk() ? printed.movePointRight(2) : printed;
        return display.words().number(shown.doubleValue(), Math.max(0, shown.scale()));
    }
}
