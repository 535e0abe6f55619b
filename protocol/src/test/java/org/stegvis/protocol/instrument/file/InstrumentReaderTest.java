package org.stegvis.protocol.instrument.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Source;

/// Instrument files that are not in order.
class InstrumentReaderTest {
    static final String SMALL = """
            stegvis-instrument: 1
            id: small
            version: "1"
            title: Small
            recall: today
            licence: {kind: free, note: Ours}
            responses: {from: 0, to: 4}
            items:
              a: {topic: First}
              b: {topic: Second}
            scores:
              total: {title: Total, method: sum, better: lower}
            """;

    private final Findings findings = new Findings();

    @Test
    void a_file_in_order_has_no_findings() {
        assertThat(InstrumentReader.read(Source.of("small.yaml", SMALL), findings))
                .isPresent();
        assertThat(findings.all()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id: small                   | id: Small Thing             | 2:5    | 'Small Thing'
            kind: free                  | kind: fre                   | 6:17   | 'fre'
            from: 0, to: 4              | from: 4, to: 4              | 7:26   | 4
            a: {topic: First}           | a: {topik: First}           | 9:6    | no key 'topic'
            responses: {from: 0, to: 4} | sources: [Nowhere]          | 9:6    | no key 'responses'
            method: sum                 | method: summ                | 12:33  | 'summ'
            method: sum                 | method: sum, items: [a, c]  | 12:49  | 'c'
            method: sum                 | method: sum, items: [a, a]  | 12:49  | 'a' a second time
            method: sum                 | method: sum, reversed: [c]  | 12:49  | 'c'
            method: sum                 | method: sum, least-answered: 3 | 12:54 | 3
            method: sum                 | method: sum, least-answered: 1 | 12:10 | no key 'basis'
            method: sum                 | method: count               | 12:10  | items with other ranges
            method: sum                 | method: mean, kind: rank    | 12:10  | ranks by mean
            method: sum                 | method: sum, cuts: [5, 3]   | 12:48  | 3
            method: sum                 | method: sum, cuts: [8]      | 12:44  | the cut point 8.0
            method: sum                 | method: sum, table: {0: 1}  | 12:45  | a table for sum
            method: sum                 | method: sum, least-change: {points: 0} | 12:61 | 0
            better: lower               | better: down                | 12:46  | 'down'
            """)
    void a_mistake_is_found_at_its_place(String right, String wrong, String place, String found) {
        String file = SMALL.replaceFirst(Pattern.quote(right), wrong);
        assertThat(InstrumentReader.read(Source.of("f", file), findings)).isEmpty();
        assertThat(findings.all()).extracting(Finding::found).contains(found);
        assertThat(findings.all())
                .filteredOn(finding -> finding.found().equals(found))
                .extracting(finding -> finding.place().toString())
                .contains("f:" + place);
    }

    @Test
    void all_mistakes_of_a_file_are_told_at_once_with_the_nearest_names() {
        String file = SMALL.replace("recall", "recal")
                .replace("method: sum", "method: meen")
                .replace("lower", "lowr");
        assertThat(InstrumentReader.read(Source.of("f", file), findings)).isEmpty();
        assertThat(findings.all()).extracting(Finding::nearest).contains("recall", "mean", "lower");
    }

    @Test
    void means_and_prorated_sums_need_items_of_one_range() {
        String file = SMALL.replace("b: {topic: Second}", "b: {topic: Second, responses: {from: 0, to: 10}}");
        assertThat(InstrumentReader.read(Source.of("f", file), findings))
                .as("a whole sum")
                .isPresent();
        assertThat(InstrumentReader.read(Source.of("f", file.replace("sum", "mean")), findings))
                .isEmpty();
    }
}
