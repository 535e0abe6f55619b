package org.stegvis.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.trialsetup.RunningATrial;

/// The decision aid is closed while a trial runs. Once its results are released it tells, also a reader who
/// was blind, what the trial says of a person with values as in the trial, and of nobody else; by keyboard,
/// and clean by axe-core.
class AidIT {
    private static final String PATH = "/t/" + BackPainTrial.ID + "/aid";
    private static final int FOLLOWED = 36;

    @Test
    void the_aid_opens_with_the_release_and_tells_only_what_the_trial_knows() {
        try (WebServer server = WebServer.start();
                Chrome chrome = new Chrome(server)) {
            var trial = MadeUpTrial.on(server);
            for (int number = 0; number < FOLLOWED; number++) {
                trial.followed(number);
            }
            Page page = chrome.window("user:assessor", Look.DESK.in(ColorScheme.LIGHT));
            page.navigate(PATH);
            assertThat(page.locator("main").textContent()).contains("not released yet");
            assertThat(page.locator("main form").count()).isZero();

            trial.unlocked();
            var running = server.get(RunningATrial.class);
            done(running.close(OPERATOR, BackPainTrial.ID, "The end", null));
            done(running.release(OPERATOR, BackPainTrial.ID, "It is published", null));
            page.navigate(PATH);
            told(page);
            clean(page, "light");
            page.context().close();

            for (Look look : List.of(Look.PHONE, Look.DESK, Look.DESK.at(768))) {
                Page other = chrome.window("user:statistician", look);
                other.navigate(PATH);
                other.locator("main form button").click();
                other.waitForSelector("main table");
                clean(other, look.width() + "-" + look.language());
                other.context().close();
            }
        }
    }

    private static void told(Page page) {
        // The link to skip what stands before comes first, then mark, places, language, sign-out: to the first field by
        // name.
        page.getByLabel("Oswestry Disability Index, baseline").focus();
        page.keyboard().press("Control+A");
        page.keyboard().type("95");
        page.keyboard().press("Enter");
        page.waitForSelector("[role=alert]");
        assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("95 lies outside the trial");
        assertThat(page.locator("main table").count()).isZero();
        page.getByLabel("Oswestry Disability Index, baseline").focus();
        page.keyboard().press("Control+A");
        page.keyboard().type("44");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForSelector("main table");
        assertThat(page.url()).endsWith("/aid");
        assertThat(page.locator("main table").count()).isEqualTo(2);
        assertThat(page.locator("main tbody tr").count()).isEqualTo(8);
        assertThat(page.locator("main").textContent())
                .contains("96% interval", "99% interval", "This is not advice", "Two different things");
    }

    private static void clean(Page page, String name) {
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(List.of(
                                "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations())
                .isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);
        if (Boolean.getBoolean("stegvis.shots")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/pages/aid-" + name + ".png")));
        }
    }
}
