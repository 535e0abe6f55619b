package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;

/// The way of a trial manager: from a protocol file to a trial that is open.
@ExtendWith(Browsing.class)
class ManagerPathIT {
    @Test
    void a_manager_takes_a_file_mends_what_is_wrong_rehearses_publishes_and_goes_live(Browsing.Shared shared) {
        Page page = shared.chrome().window("user:manager", Look.DESK);
        page.navigate("/setup");
        String wrong = BackPainTrial.protocol()
                .replace("id: back-pain", "id: managed")
                .replace("participants: 749", "participants: many");
        page.locator("#file")
                .setInputFiles(new FilePayload("t.yaml", "text/yaml", wrong.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#checked .findings li.late")).containsText("trial.participants");
        page.locator("#checked button[data-line]").click();
        assertThat(page.locator("#text")).isFocused();
        page.locator("#text").fill(wrong.replace("participants: many", "participants: 60"));
        assertThat(page.locator("#checked svg")).isVisible();

        press(page, "Let made-up participants walk through");
        assertThat(page.locator("main")).containsText("60 made-up participants");
        press(page, "Back to the text");
        press(page, "Publish");

        assertThat(page.locator("h1")).hasText("Overview");
        assertThat(page.locator("main")).containsText("Draft");
        page.getByText("Go live").click();
        page.locator("#told").fill("managd");
        press(page, "Go live");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Type managed");
        page.locator("#told").fill("managed");
        press(page, "Go live");
        assertThat(page.locator("main")).containsText("Open");
        page.context().close();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
