package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;

/// The way of those who look after data: a query from question to closed, a mark, a freeze, and what the trail tells of
/// it.
@ExtendWith(Browsing.class)
class DataPathIT {
    private static final String TRIAL = "/t/" + BackPainTrial.ID;

    @Test
    void a_query_is_asked_answered_and_closed_and_the_data_are_verified_and_frozen(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 69, "data-path", "pt");
        shared.trial().assessed(participant, "week10", 20, 1);
        Page page = shared.chrome().window("operator", Look.DESK);
        page.navigate(TRIAL + "/matrix");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(participant))
                .first()
                .click();
        page.locator("#ask-visit").selectOption("week10");
        page.locator("#ask-text").fill("Was this by telephone?");
        press(page.locator("main"), "Raise the query");
        Locator query = page.locator("section[id^=q]").filter(new Locator.FilterOptions().setHasText("telephone"));
        query.locator("textarea").fill("Yes, on the same day.");
        press(query, "Answer");
        assertThat(query).containsText("Answered");
        press(query, "Close");
        page.navigate(TRIAL + "/p/" + participant + "/data");
        assertThat(query).containsText("Closed");
        page.getByLabel("Verify: Oswestry Disability Index, Week 10").click();
        assertThat(page.locator("#v-week10")).containsText("verified");
        page.getByLabel("Freeze: Week 10").click();
        assertThat(page.locator("#v-week10")).containsText("Frozen");

        page.navigate(TRIAL + "/audit?participant=" + participant);
        assertThat(page.locator(".audit")).containsText("Data frozen");
        assertThat(page.locator(".audit")).containsText("Query closed");
        page.getByText("Verify the whole chain").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The chain holds");
        page.context().close();
    }

    @Test
    void the_trail_tells_a_data_manager_that_there_was_an_allocation_and_not_which(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 30, "blind-trail", "cbt");
        Page page = shared.chrome().window("user:data-manager", Look.DESK);
        page.navigate(TRIAL + "/audit?participant=" + participant);
        Locator allocated = page.locator(".audit tr").filter(new Locator.FilterOptions().setHasText("Decision taken"));
        assertThat(allocated).containsText("It holds more than you may see");
        assertThat(allocated).not().containsText("cbt");
        // With the rest of an entry in hand, its hash would tell which of two options it holds.
        assertThat(page.locator("code")).hasCount(0);
        page.navigate(TRIAL + "/overview");
        assertThat(page.locator("main")).containsText("The options are not named");
        assertThat(page.locator("main")).not().containsText("Cognitive");
        page.context().close();
    }

    private static void press(Locator in, String name) {
        in.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
