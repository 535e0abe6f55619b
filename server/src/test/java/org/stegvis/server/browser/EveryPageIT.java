package org.stegvis.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.browser.EveryPage.Shown;

/// Every page: WCAG 2.2 A and AA by axe-core, nothing wider than the screen, nothing that the policy of scripts and
/// styles had to stop, no missing words. `-Dstegvis.shots=true` takes a picture of each in `target/pages`.
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");
    private static final Path SHOTS = Path.of("target/pages");

    private Chrome chrome;
    private Map<String, Shown> pages;

    @BeforeAll
    void open(Browsing.Shared shared) {
        chrome = shared.chrome();
        pages = shared.pages();
    }

    @Test
    void no_page_breaks_a_rule_of_wcag_on_a_phone_by_day_in_norwegian() {
        check(Look.PHONE);
    }

    @Test
    void no_page_breaks_a_rule_of_wcag_on_a_desk_by_night_in_english() {
        check(Look.DESK);
    }

    @Test
    void every_page_is_looked_at() throws IOException {
        Path templates = Path.of("src/main/jte");
        Set<String> known = pages.keySet().stream()
                .map(name -> name.replaceFirst(" .*", ""))
                .collect(Collectors.toSet());
        try (var files = Files.walk(templates)) {
            List<String> whole = files.filter(file -> file.toString().endsWith(".jte"))
                    .filter(EveryPageIT::isWholePage)
                    .map(file -> templates
                            .relativize(file)
                            .toString()
                            .replace(".jte", "")
                            .replace('\\', '/'))
                    .toList();
            assertThat(whole).hasSizeGreaterThan(5);
            assertThat(known).containsAll(whole);
        }
    }

    private static boolean isWholePage(Path file) {
        try {
            return Files.readString(file).contains("@template.page.layout(");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void check(Look look) {
        var problems = new ArrayList<String>();
        // One window for each reader: to open one takes as long as to look at a page.
        Map<String, List<String>> byReader = pages.keySet().stream()
                .collect(Collectors.groupingBy(name -> shown(name).who()));
        byReader.forEach((who, names) -> {
            Page page = chrome.window(who, look);
            var now = new AtomicReference<String>("");
            page.onConsoleMessage(message -> {
                boolean isStatus = message.text().startsWith("Failed to load resource")
                        && shown(java.util.Objects.requireNonNull(now.get())).status() >= 400;
                if (message.type().equals("error") && !isStatus) {
                    problems.add(now + ": " + message.text());
                }
            });
            page.onPageError(error -> problems.add(now + ": " + error));
            names.forEach(name -> {
                now.set(name);
                problems.addAll(look(page, name, look));
                if (Boolean.getBoolean("stegvis.shots")) {
                    shoot(page, name, look);
                }
            });
            page.context().close();
        });
        assertThat(problems).isEmpty();
    }

    private Shown shown(String name) {
        return java.util.Objects.requireNonNull(pages.get(name), name);
    }

    private List<String> look(Page page, String name, Look look) {
        var problems = new ArrayList<String>();
        Shown shown = shown(name);
        Response answer = page.navigate(shown.path());
        if (answer.status() != shown.status()) {
            problems.add(name + ": status " + answer.status());
        }
        for (Rule rule : new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(WCAG)
                .analyze()
                .getViolations()) {
            problems.add(name + ": " + rule.getId() + " " + rule.getHelp() + " "
                    + rule.getNodes().stream().map(node -> node.getHtml()).toList());
        }
        int wider = (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (wider > 0) {
            problems.add(name + ": " + wider + " px wider than the screen");
        }
        if (!look.language().equals(page.locator("html").getAttribute("lang"))) {
            problems.add(name + ": not in " + look.language());
        }
        return problems;
    }

    private static void shoot(Page page, String name, Look look) {
        String theme = look.scheme() == ColorScheme.DARK ? "dark" : "light";
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SHOTS.resolve(
                        name.replace('/', '-').replace(' ', '-') + "-" + look.width() + "-" + theme + ".png")));
    }
}
