package org.stegvis.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.browser.EveryPage.Shown;

/// Every page: WCAG 2.2 A and AA by axe-core, nothing wider than a phone, a tablet or a desk, nothing that moves
/// once it is painted, nothing that the policy of scripts and styles had to stop, no missing words.
/// `-Dstegvis.shots=true` takes a picture of each in `target/pages`.
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");
    private static final Path SHOTS = Path.of("target/pages");
    private static final int TABLET = 768;
    private static final String WIDER = "document.documentElement.scrollWidth - window.innerWidth";
    /// How much of the page moved by itself: what the browser calls layout shift, from the first paint on.
    private static final String MOVED = "new Promise(done => {"
            + " let sum = 0;"
            + " new PerformanceObserver(list => list.getEntries().filter(each => !each.hadRecentInput)"
            + ".forEach(each => sum += each.value)).observe({type: 'layout-shift', buffered: true});"
            + " requestAnimationFrame(() => setTimeout(() => done(sum), 0)); })";
    /// Whether something is painted before its styles are there: a sheet that comes late, or styles within the page.
    private static final String UNSTYLED =
            "document.querySelectorAll('body link[rel=stylesheet], body style, main [style],"
                    + " head script ~ link[rel=stylesheet]').length + (document.styleSheets.length ? 0 : 1)";

    private CompletableFuture<List<String>> onPhones;
    private CompletableFuture<List<String>> onDesks;
    private Map<String, Shown> pages;

    /// Both looks at once: each in a browser of its own, which answers only the thread that started it.
    @BeforeAll
    void open(Browsing.Shared shared) {
        pages = shared.pages();
        onPhones = CompletableFuture.supplyAsync(() -> problems(shared, Look.PHONE), EveryPageIT::start);
        onDesks = CompletableFuture.supplyAsync(() -> problems(shared, Look.DESK), EveryPageIT::start);
    }

    private static void start(Runnable looking) {
        Thread.ofPlatform().daemon().start(looking);
    }

    @Test
    void no_page_breaks_a_rule_of_wcag_on_a_phone_by_day_in_norwegian() {
        assertThat(onPhones.join()).isEmpty();
    }

    @Test
    void no_page_breaks_a_rule_of_wcag_on_a_desk_by_night_in_english() {
        assertThat(onDesks.join()).isEmpty();
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
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> problems(Browsing.Shared shared, Look look) {
        var problems = new ArrayList<String>();
        // One window for each reader: to open one takes as long as to look at a page.
        Map<String, List<String>> byReader = pages.keySet().stream()
                .collect(Collectors.groupingBy(name -> shown(name).who()));
        try (var chrome = new Chrome(shared.server())) {
            byReader.forEach((who, names) -> {
                Page page = chrome.window(who, look);
                var now = new AtomicReference<String>("");
                page.onConsoleMessage(message -> {
                    boolean isStatus = message.text().startsWith("Failed to load resource")
                            && shown(Objects.requireNonNull(now.get())).status() >= 400;
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
        }
        return problems;
    }

    private Shown shown(String name) {
        return Objects.requireNonNull(pages.get(name), name);
    }

    private List<String> look(Page page, String name, Look look) {
        var problems = new ArrayList<String>();
        Shown shown = shown(name);
        Response answer = page.navigate(shown.path());
        if (answer.status() != shown.status()) {
            problems.add(name + ": status " + answer.status());
        }
        double moved = ((Number) page.evaluate(MOVED)).doubleValue();
        if (moved > 0) {
            problems.add(name + ": moves by " + moved + " once it is painted");
        }
        if ((Integer) page.evaluate(UNSTYLED) != 0) {
            problems.add(name + ": shown before its styles are there");
        }
        for (Rule rule : new AxeBuilder(page)
                .options(violationsAlone())
                .setLegacyMode(true)
                .withTags(WCAG)
                .analyze()
                .getViolations()) {
            problems.add(name + ": " + rule.getId() + " " + rule.getHelp() + " "
                    + rule.getNodes().stream().map(node -> node.getHtml()).toList());
        }
        fits(page, name, look.width(), problems);
        if (look.width() > TABLET) {
            page.setViewportSize(TABLET, 900);
            fits(page, name, TABLET, problems);
            page.setViewportSize(look.width(), 900);
        }
        if (!look.language().equals(page.locator("html").getAttribute("lang"))) {
            problems.add(name + ": not in " + look.language());
        }
        return problems;
    }

    /// Every rule is tried; what passes is not described, which takes longer than to try it.
    private static AxeRunOptions violationsAlone() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static void fits(Page page, String name, int width, List<String> problems) {
        int wider = (Integer) page.evaluate(WIDER);
        if (wider > 0) {
            problems.add(name + ": " + wider + " px wider than a screen of " + width);
        }
    }

    private static void shoot(Page page, String name, Look look) {
        String theme = look.scheme() == ColorScheme.DARK ? "dark" : "light";
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SHOTS.resolve(
                        name.replace('/', '-').replace(' ', '-') + "-" + look.width() + "-" + theme + ".png")));
    }
}
