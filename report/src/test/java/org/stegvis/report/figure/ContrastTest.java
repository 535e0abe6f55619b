package org.stegvis.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.report.Report;

/// Text stands out from its ground: 4.5 to 1 at least, as WCAG 2.2 asks at level AA (success criterion 1.4.3).
class ContrastTest {
    private static final double LEAST = 4.5;
    private static final String DARK = "#15181b";

    @Test
    void text_can_be_read_on_white_and_on_the_fills_of_boxes() {
        for (String ground : List.of(Ink.WHITE, Ink.PALE, Ink.ACCENT_PALE)) {
            for (String text : List.of(Ink.TEXT, Ink.QUIET, Ink.ACCENT)) {
                assertThat(ratio(text, ground)).as("%s on %s", text, ground).isGreaterThan(LEAST);
            }
        }
        IntStream.range(0, 6)
                .mapToObj(Ink::series)
                .forEach(series -> assertThat(ratio(series.colour(), Ink.WHITE))
                        .as(series.colour())
                        .isGreaterThan(LEAST));
    }

    @Test
    void on_a_dark_screen_each_colour_of_text_is_turned_and_can_be_read() throws IOException {
        String css = css();
        assertThat(css).contains("background: " + DARK);
        List<MatchResult> turned = Pattern.compile("svg \\[fill=\"(#[0-9a-f]{6})\"\\] \\{ fill: (#[0-9a-f]{6}); }")
                .matcher(css)
                .results()
                .toList();
        List<String> grounds = List.of(Ink.WHITE, Ink.PALE, Ink.ACCENT_PALE);
        assertThat(turned.stream().map(each -> each.group(1)))
                .contains(Ink.TEXT, Ink.QUIET, Ink.ACCENT)
                .containsAll(IntStream.range(0, 6)
                        .mapToObj(Ink::series)
                        .map(Ink.Series::colour)
                        .toList());
        for (MatchResult each : turned) {
            if (!grounds.contains(each.group(1))) {
                assertThat(ratio(each.group(2), DARK)).as(each.group()).isGreaterThan(LEAST);
            }
        }
    }

    private static String css() throws IOException {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream("page/report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
