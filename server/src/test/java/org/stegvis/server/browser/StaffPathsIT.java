package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;

/// The ways of therapists, statisticians and the committee.
@ExtendWith(Browsing.class)
class StaffPathsIT {
    private static final double PATIENCE = 90_000;
    private static final String TRIAL = "/t/" + BackPainTrial.ID;

    @Test
    void a_therapist_logs_a_session_and_loses_nothing_when_the_session_on_the_server_ends(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 20, "therapy", "pt");
        shared.server().treats(shared.server().idOf("user:therapist"), participant);
        Page page = shared.chrome().window("user:therapist", Look.PHONE.speaking("en"));
        page.navigate(TRIAL + "/therapy");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(participant))
                .click();
        assertThat(page.content()).doesNotContain("Oswestry").doesNotContain("Pain intensity");
        page.getByLabel("Minutes").fill("45");
        page.getByLabel("What was done").fill("Exercise plan, manual therapy");
        page.getByLabel("Homework").fill("Walk every day");

        List<Cookie> cookies = page.context().cookies();
        page.context().clearCookies();
        press(page, "Save the session");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        page.waitForLoadState();
        page.context().addCookies(cookies);
        page.navigate(TRIAL + "/p/" + participant + "/sessions");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("has been put back");
        assertThat(page.getByLabel("Homework")).hasValue("Walk every day");

        press(page, "Save the session");
        assertThat(page.locator(".timeline")).containsText("45 minutes");
        assertThat(page.locator(".timeline")).containsText("Homework: Walk every day");

        page.getByText("Correct", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Minutes").fill("54");
        press(page, "Save the correction");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        page.getByLabel("Reason").fill("Digits the wrong way round");
        press(page, "Save the correction");
        assertThat(page.locator(".timeline h3")).hasText("54 minutes");
        assertThat(page.locator(".timeline")).containsText("45 minutes. Exercise plan");
        assertThat(page.locator(".timeline")).containsText("Digits the wrong way round");
        page.context().close();
    }

    @Test
    void results_by_option_are_for_a_statistician_of_an_unlocked_trial_and_not_for_who_is_blind(
            Browsing.Shared shared) {
        Page unlocked = shared.chrome().window("user:statistician", Look.DESK);
        // The first to look has the analyses run.
        unlocked.navigate(TRIAL + "/results", new Page.NavigateOptions().setTimeout(PATIENCE));
        assertThat(unlocked.locator("#regimes-week52")).containsText("Physical therapy");
        assertThat(unlocked.locator("#regimes-week52 svg .telling").first()).isVisible();
        assertThat(unlocked.locator("#courses")).isVisible();
        unlocked.context().close();
        Page page = shared.chrome().window("user:data-manager", Look.DESK);
        page.navigate(TRIAL + "/results");
        assertThat(page.locator("#pooled")).isVisible();
        assertThat(page.locator("main").textContent())
                .doesNotContain("Physical therapy")
                .doesNotContain("Cognitive");
        assertThat(page.navigate(TRIAL + "/results/report.pdf").status()).isEqualTo(403);
        assertThat(page.navigate(TRIAL + "/committee").status()).isEqualTo(403);
        page.context().close();
    }

    @Test
    void the_committee_sees_options_and_keeps_a_table(Browsing.Shared shared) throws IOException {
        Page page = shared.chrome().window("user:committee", Look.DESK);
        page.navigate(TRIAL + "/committee");
        assertThat(page.locator("main")).containsText("Physical therapy");
        Download table = page.waitForDownload(() -> page.locator("section[aria-labelledby=safety]")
                .getByText("Save as CSV")
                .click());
        assertThat(Files.readString(table.path()))
                .startsWith("Option,Allocated")
                .contains("Mindfulness,");
        Download figure =
                page.waitForDownload(() -> page.getByText("Save as PNG").first().click());
        assertThat(Files.readAllBytes(figure.path())).startsWith(0x89, 'P', 'N', 'G');
        assertThat(page.locator("section[aria-labelledby=boundary]")).containsText("favours Physical therapy");
        assertThat(page.locator("section[aria-labelledby=boundary]")).containsText("within the boundaries of look 1");
        page.getByText("Open report").click();
        assertThat(page.locator("h1")).hasText("Open report");
        assertThat(page.locator("main")).not().containsText(Pattern.compile("Physical|Cognitive|Mindfulness|Response"));
        assertThat(page.navigate(TRIAL + "/work").status()).isEqualTo(403);
        page.context().close();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
