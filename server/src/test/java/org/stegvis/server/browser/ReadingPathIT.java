package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;

/// A coordinator looks at what participants answered.
@ExtendWith(Browsing.class)
class ReadingPathIT {
    private static final String TRIAL = "/t/" + BackPainTrial.ID;

    @Test
    void unread_answers_stand_in_the_list_and_are_marked_one_by_one_or_all_at_once_and_undone(Browsing.Shared shared) {
        String one = shared.trial().answered("utah", 73, "first unread");
        String other = shared.trial().answered("utah", 74, "second unread");
        Page page = shared.chrome().window("user:utah", Look.DESK);
        page.navigate(TRIAL + "/work");
        assertThat(page.locator("#unread")).containsText(one);
        page.getByLabel("Look: " + one).click();
        Locator unread = page.locator("section[aria-labelledby=unread]");
        assertThat(unread).containsText("Oswestry Disability Index: 34");
        press(page, "Mark as read");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 answer marked as read");
        assertThat(unread).hasCount(0);
        assertThat(page.locator(".timeline").first()).containsText("Read by utah");

        page.navigate(TRIAL + "/work");
        assertThat(page.locator("#unread")).not().containsText(one);
        page.locator("#unread form button").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("marked as read");
        assertThat(page.locator("#unread")).containsText("Somebody has looked at everything");
        press(page, "Undo");
        assertThat(page.locator("#unread")).containsText(other);
        assertThat(page.locator("#unread")).not().containsText(one);
        page.context().close();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
