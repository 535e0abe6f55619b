package org.stegvis.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeNumbersTest {
    private static List<String> pieces(String text) {
        var breaker = new WholeNumbers();
        breaker.setText(text);
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int at = breaker.next(); at != BreakIterator.DONE; at = breaker.next()) {
            pieces.add(text.substring(from, at));
            from = at;
        }
        return pieces;
    }

    @Test
    void a_number_with_a_true_minus_sign_and_a_decimal_comma_stays_whole() {
        assertThat(pieces("fra \u22128,0 til \u22125,0)")).containsExactly("fra ", "\u22128,0 ", "til ", "\u22125,0)");
    }

    @Test
    void no_line_begins_with_a_hyphen() {
        assertThat(pieces("(95\u00a0%-intervall fra")).containsExactly("(95\u00a0%-", "intervall ", "fra");
    }

    @Test
    void words_are_parted_as_ever() {
        assertThat(pieces("one, two. three")).containsExactly("one, ", "two. ", "three");
    }
}
