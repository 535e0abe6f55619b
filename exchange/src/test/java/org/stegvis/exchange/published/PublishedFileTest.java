package org.stegvis.exchange.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.exchange.Repository;
import org.stegvis.exchange.published.PublishedValue.Interval;
import org.stegvis.exchange.published.PublishedValue.Sign;
import org.stegvis.protocol.Trials;

/// What is read of published results, and what is told of those that do not fit.
class PublishedFileTest {
    private static final String HEAD = "published: 1\nprotocol: back-pain\nsource: somewhere\nvalues:\n";

    private static PublishedReading read(String values) {
        return PublishedReader.read(Trials.backPain(), "p.yaml", HEAD + values);
    }

    private static String told(String value) {
        return read("  - {" + value + "}\n") instanceof PublishedReading.Rejected(var findings)
                ? findings.getFirst().toString()
                : "accepted";
    }

    @Test
    void the_file_of_the_back_pain_trial_is_read_and_one_value_of_it_flagged() {
        assertThat(PublishedReader.read(Trials.backPain(), Trials.folder().resolve("back-pain.published.yaml")))
                .isInstanceOfSatisfying(PublishedReading.Accepted.class, accepted -> {
                    assertThat(accepted.results().values())
                            .filteredOn(PublishedValue::isFarFromMiddle)
                            .extracting(PublishedValue::analysis)
                            .containsExactly("switch-week52");
                    assertThat(accepted.warnings()).hasSize(1);
                    assertThat(accepted.warnings().getFirst().toString()).contains("0.43", "1.055");
                });
    }

    @Test
    void the_example_of_the_page_is_read() {
        var matcher =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Repository.reference("published.md"));
        assertThat(matcher.find()).isTrue();
        assertThat(PublishedReader.read(Trials.backPain(), "p.yaml", matcher.group(1)))
                .isInstanceOf(PublishedReading.Accepted.class);
    }

    @Test
    void numbers_keep_the_digits_they_were_printed_with() {
        assertThat(read("  - {analysis: regimes-week52, of: pt/cbt, estimate: 31.20}\n"))
                .isInstanceOfSatisfying(
                        PublishedReading.Accepted.class,
                        accepted -> assertThat(accepted.results().values())
                                .containsExactly(new PublishedValue(
                                        "regimes-week52",
                                        "pt/cbt",
                                        null,
                                        Sign.DIFFERENCE,
                                        new BigDecimal("31.20"),
                                        null)));
    }

    @ParameterizedTest
    @CsvSource({
        // as in the back-pain trial
        "2.8, 0.38, 5.1, false",
        "0.32, -0.07, 0.71, false",
        "0.43, -0.29, 2.4, true",
        "-0.05, -0.58, 0.48, false",
        // rounding accounts for it
        "0.1, 0.0, 0.3, false",
        "0.10, 0.00, 0.30, true",
        // a dropped minus sign, and digits that changed places
        "-1.2, 0.3, 2.1, true",
        "13, 28, 34, true",
    })
    void an_estimate_far_from_the_middle_is_flagged_unless_rounding_accounts_for_it(
            String estimate, String lower, String upper, boolean isFar) {
        var value = new PublishedValue(
                "a",
                "b",
                "c",
                Sign.DIFFERENCE,
                new BigDecimal(estimate),
                new Interval(new BigDecimal(lower), new BigDecimal(upper), 0.95));
        assertThat(value.isFarFromMiddle()).isEqualTo(isFar);
    }

    @Test
    void mistakes_are_told_with_place_and_remedy() {
        assertThat(told("analysis: function-week, of: pt, versus: cbt, sign: benefit, estimate: 1"))
                .startsWith("p.yaml:5:16: error")
                .contains("function-week10");
        assertThat(told("analysis: function-week10, of: ptt, versus: cbt, sign: benefit, estimate: 1"))
                .contains("'ptt'", "'pt'");
        assertThat(told("analysis: function-week10, of: pt, versus: cbt, estimate: 1"))
                .contains("no key 'sign'");
        assertThat(told("analysis: function-week10, of: pt, versus: cbt, sign: good, estimate: 1"))
                .contains("'difference'", "'benefit'");
        assertThat(told("analysis: function-week10, of: pt, sign: benefit, estimate: 1"))
                .contains("no sign beside a value");
        assertThat(told("analysis: function-week10, of: pt, estimate: 1e3")).contains("a number as printed");
        assertThat(told("analysis: function-week10, of: pt, estimate: 1, interval: {lower: 2, upper: 1, level: 0.9}"))
                .contains("the lower end first");
        assertThat(List.of(told("analysis: function-week10, of: pt, estimate: 1")))
                .containsExactly("accepted");
    }
}
