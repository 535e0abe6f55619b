package org.stegvis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Trials;
import org.w3c.dom.Element;

/// Every trial of the folder `trials` gives a report in both languages that stands on its own and can be read by
/// everybody.
class EveryTrialReportTest {
    private static final int PARTICIPANTS = 150;

    static Stream<Arguments> reports() {
        return Trials.files().stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .flatMap(id -> Stream.of(Language.values()).map(language -> Arguments.of(id, language)));
    }

    private static String page(String id, Language language) {
        return Report.of(MadeUpTrial.named(id, PARTICIPANTS).input(language)).html();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void the_page_is_self_contained_and_accessible(String id, Language language) {
        String html = page(id, language);
        ReadPage page = ReadPage.of(html);
        assertThat(html).isEqualTo(page(id, language)).startsWith("<!DOCTYPE html>");
        assertThat(page.all("html").getFirst().getAttribute("lang")).isEqualTo(language.tag());
        refersToNothingElsewhere(html, page);
        hasHeadingsInOrder(page);
        hasNamedFiguresAndHeadedTables(page);
        assertThat(page.all("main")).hasSize(1);
        assertThat(page.all("header", each -> each.getAttribute("class").equals("banner")))
                .hasSize(1);
        assertThat(page.text()).doesNotContain("%s", "NaN", "Infinity", "@");
        if (language == Language.ENGLISH) {
            assertThat(page.text()).doesNotContain("null");
        }
    }

    private static void refersToNothingElsewhere(String html, ReadPage page) {
        assertThat(html.replace("http://www.w3.org/1999/xhtml", "").replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "url(", "@import", "<script", "<link", "<img", "<iframe");
        for (Element each : page.all("*")) {
            assertThat(List.of(each.getAttribute("src"), each.getAttribute("href"), each.getAttribute("onload")))
                    .containsOnly("");
        }
    }

    /// One h1, and no level is skipped on the way down.
    private static void hasHeadingsInOrder(ReadPage page) {
        List<Integer> levels = page.all("*").stream()
                .map(Element::getTagName)
                .filter(name -> Pattern.matches("h[1-6]", name))
                .map(name -> name.charAt(1) - '0')
                .toList();
        assertThat(levels).startsWith(1);
        assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    private static void hasNamedFiguresAndHeadedTables(ReadPage page) {
        for (Element svg : page.all("svg")) {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-label")).isNotBlank();
            assertThat(ReadPage.children(svg, "title")).hasSize(1);
        }
        for (Element head : page.all("th")) {
            assertThat(head.getAttribute("scope")).isIn("row", "col");
        }
        for (Element table : page.all("table")) {
            assertThat(table.getElementsByTagName("th").getLength()).isPositive();
        }
        Set<String> ids = new HashSet<>();
        for (Element each : page.all("*")) {
            String id = each.getAttribute("id");
            assertThat(id.isEmpty() || ids.add(id))
                    .as("id '%s' stands once", id)
                    .isTrue();
        }
    }
}
