package org.stegvis.report.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/// Breaks lines where the library does, but never within a number: behind a true minus sign (U+2212) the JDK takes the
/// decimal comma for the end of a word, as it does the percent sign before a hyphen.
final class WholeNumbers implements FSTextBreaker {
    private static final String GOES_ON = ",.\u2212";

    private final FSTextBreaker lines = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT));
    private String text = "";

    @Override
    public void setText(String text) {
        this.text = text;
        lines.setText(text);
    }

    @Override
    public int next() {
        int at = lines.next();
        while (at != BreakIterator.DONE && isWithin(at)) {
            at = lines.next();
        }
        return at;
    }

    private boolean isWithin(int at) {
        if (at <= 0 || at >= text.length()) {
            return false;
        }
        char next = text.charAt(at);
        return next == '-' || (Character.isDigit(next) && GOES_ON.indexOf(text.charAt(at - 1)) >= 0);
    }
}
