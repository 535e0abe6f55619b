package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphsTest {
    @Test
    void a_line_that_ends_no_sentence_goes_on_with_the_next() {
        assertThat(Paragraphs.of(List.of("Checks the protocol,", "and prints it.", "Then it ends.")))
                .containsExactly("Checks the protocol, and prints it.", "Then it ends.");
    }

    @Test
    void what_is_set_in_or_empty_stays_apart() {
        assertThat(Paragraphs.of(List.of("Shapes", "  pocock    flat", "  kim      between", "", "More")))
                .containsExactly("Shapes", "  pocock    flat", "  kim      between", "", "More");
    }

    @Test
    void no_verb_breaks_a_sentence_before_the_line_is_full() {
        assertThat(CliRun.of("demo", "--help").out())
                .contains("planned analyses, writes the report (HTML and PDF), and prints the estimates");
    }

    @Test
    void no_option_breaks_a_sentence_before_the_line_is_full() {
        String help = CliRun.of("power", "--help").out().replaceAll("\\s+", " ");

        assertThat(help).contains("`ANALYSIS: best >= 0.9` for the choice of the best regime");
        assertThat(CliRun.of("power", "--help").out().lines().filter(line -> line.matches(" {35}\\S.*")))
                .isEmpty();
    }
}
