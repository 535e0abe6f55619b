package org.stegvis.server.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// Goes through pages by keyboard alone.
final class Keys {
    private Keys() {}

    /// Goes with the Tab key to what is called so.
    static void reach(Page page, Locator wanted) {
        reach(page, wanted, 60);
    }

    /// @param most how many times the key is pressed at most
    static void reach(Page page, Locator wanted, int most) {
        for (int presses = 0; presses < most; presses++) {
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The Tab key never came to " + wanted + " on " + page.url());
    }

    static void type(Page page, String label, String text) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        reach(page, field);
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
    }

    static void choose(Page page, String label) {
        // The Tab key comes to the first of a group; the arrow keys go on from there.
        Locator radio = page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(label).setExact(true));
        Locator first =
                radio.locator("xpath=ancestor::fieldset").locator("input").first();
        reach(page, first);
        page.keyboard().press("Space");
        for (int presses = 0; presses < 10 && !radio.isChecked(); presses++) {
            page.keyboard().press("ArrowDown");
        }
    }

    static void press(Page page, String label) {
        Locator button = page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .or(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true)));
        reach(page, button);
        page.keyboard().press("Enter");
    }
}
