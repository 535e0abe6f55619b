package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.Role;
import org.stegvis.server.signin.SomeCredentials;

/// The main way of each role by keyboard alone. Coordinators and participants go theirs in [PathsIT].
@ExtendWith(Browsing.class)
class KeyboardIT {
    private static final String TRIAL = "/t/" + BackPainTrial.ID;
    /// The first to look at results has the analyses run.
    private static final double PATIENCE = 90_000;

    @Test
    void a_data_manager_asks_about_a_value_and_freezes_the_visit(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 40, "keys-data", "pt");
        Page page = shared.chrome().window("user:data-manager", Look.DESK);
        page.navigate(TRIAL + "/p/" + participant + "/data");
        Keys.type(page, "Question", "Was this by telephone?");
        Keys.press(page, "Raise the query");
        assertThat(page.locator("section[id^=q]")).containsText("Was this by telephone?");
        Keys.press(page, "Close");
        assertThat(page.locator("h1")).hasText("Queries");
        page.navigate(TRIAL + "/p/" + participant + "/data");
        Keys.press(page, "Freeze: Baseline");
        assertThat(page.locator("#v-baseline")).containsText("Frozen");
        page.context().close();
    }

    @Test
    void a_monitor_looks_for_a_participant_in_the_trail_and_compares_a_value_with_its_source(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 41, "keys-monitor", "pt");
        Page page = as(shared, Role.MONITOR);
        page.navigate(TRIAL + "/audit");
        Keys.type(page, "Participant", participant);
        page.keyboard().press("Enter");
        assertThat(page.locator(".audit tbody tr").last()).containsText("Screened");
        Keys.press(page, "Verify the whole chain");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The chain holds");
        page.navigate(TRIAL + "/p/" + participant + "/data");
        Keys.press(page, "Verify: Oswestry Disability Index, Baseline");
        assertThat(page.locator("#v-baseline")).containsText("verified");
        page.context().close();
    }

    @Test
    void a_manager_brings_in_a_protocol_publishes_it_and_goes_live(Browsing.Shared shared) {
        Page page = shared.chrome().window("user:manager", Look.DESK);
        page.navigate("/setup");
        Keys.reach(page, page.locator("#text"));
        // As it comes from the clipboard.
        page.keyboard().insertText(BackPainTrial.protocol().replace("id: back-pain", "id: by-keys"));
        assertThat(page.locator("#checked")).containsText("4 embedded regimes");
        Keys.press(page, "Publish …");
        sign(shared, page);
        assertThat(page.locator("h1")).hasText("Overview");
        Keys.press(page, "Go live …");
        Keys.type(page, "Type by-keys to go on", "by-keys");
        sign(shared, page);
        assertThat(page.locator("main .tag").first()).hasText("Open");
        page.context().close();
    }

    @Test
    void a_statistician_reads_a_course_point_by_point_and_asks_for_power(Browsing.Shared shared) {
        Page page = shared.chrome().window("user:statistician", Look.DESK);
        page.navigate(TRIAL + "/results", new Page.NavigateOptions().setTimeout(PATIENCE));
        Locator courses = page.locator("section[aria-labelledby=courses]");
        // The Tab key comes to each figure once; what stands before them has its own stops.
        Keys.reach(page, courses.locator("svg .telling[tabindex='0']").first(), 150);
        assertThat(page.locator(".tip")).containsText("Baseline");
        page.keyboard().press("End");
        assertThat(page.locator(".tip")).containsText("Week 52");
        page.navigate(TRIAL + "/power");
        Locator power = page.locator("#found tbody tr").first().locator("td").first();
        String before = power.textContent();
        Keys.type(page, "Difference to be found", "2");
        assertThat(power).not().hasText(before);
        page.context().close();
    }

    @Test
    void a_committee_member_keeps_the_safety_table_and_goes_to_the_open_report(Browsing.Shared shared) {
        Page page = shared.chrome().window("user:committee", Look.DESK);
        page.navigate(TRIAL + "/committee");
        Keys.press(page, "Open report");
        assertThat(page.locator("h1")).hasText("Open report");
        page.goBack();
        Locator keep = page.locator("section[aria-labelledby=safety] .save button");
        Keys.reach(page, keep);
        page.waitForDownload(() -> page.keyboard().press("Enter"));
        page.context().close();
    }

    @Test
    void a_therapist_logs_a_session(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 21, "keys-therapy", "pt");
        shared.server().treats(shared.server().idOf("user:therapist"), participant);
        Page page = shared.chrome().window("user:therapist", Look.DESK);
        page.navigate(TRIAL + "/therapy");
        Keys.press(page, participant);
        Keys.type(page, "Minutes", "45");
        Keys.type(page, "What was done", "Exercise plan");
        Keys.press(page, "Save the session");
        assertThat(page.locator(".timeline")).containsText("45 minutes");
        page.context().close();
    }

    @Test
    void an_assessor_enters_a_visit_that_is_due(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 72, "keys-assess", "cbt");
        Page page = shared.chrome().window("user:assessor", Look.DESK);
        page.navigate(TRIAL + "/work");
        page.keyboard().press("/");
        page.keyboard().type(participant);
        page.keyboard().press("Enter");
        Keys.press(page, "Enter the values");
        Keys.type(page, "Oswestry Disability Index", "30");
        page.keyboard().press("Enter");
        assertThat(page.locator(".timeline")).containsText("Week 10 answered");
        page.context().close();
    }

    @Test
    void a_guideline_group_judges_the_evidence(Browsing.Shared shared) {
        Page page = shared.chrome().window("user:guideline", Look.DESK);
        page.navigate("/g/back-pain/q/exercise-function");
        Keys.reach(page, page.locator("#judged"));
        page.keyboard().press("ArrowDown");
        Keys.type(page, "Reason", "Agreed at the meeting in March.");
        Keys.press(page, "Record the judgement");
        assertThat(page.locator("#judgements")).containsText("Agreed at the meeting in March.");
        page.context().close();
    }

    private static void sign(Browsing.Shared shared, Page page) {
        var proof = new SomeCredentials(shared.server(), shared.server().idOf("user:manager")).proof();
        Keys.type(page, "Password", proof.password());
        Keys.type(page, "Code of six digits", proof.code());
        page.keyboard().press("Enter");
    }

    private static Page as(Browsing.Shared shared, Role role) {
        var grant = new Grant(role, BackPainTrial.ID, null);
        shared.server().sessionOf(grant);
        return shared.chrome().signedIn(shared.server().idOf(grant), Look.DESK);
    }
}
