package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;

/// The main ways through the pages, in a real browser.
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsIT {
    private static final String TRIAL = "/t/" + BackPainTrial.ID;
    private static final int MOST_BYTES = 100_000;

    private WebServer server;
    private Chrome chrome;
    private MadeUpTrial trial;

    @BeforeAll
    void open(Browsing.Shared shared) {
        server = shared.server();
        chrome = shared.chrome();
        trial = shared.trial();
    }

    @Test
    void a_coordinator_takes_somebody_from_screening_to_the_result_slip_by_keyboard_alone() {
        Page page = chrome.window("operator", Look.DESK);
        page.navigate(TRIAL + "/screen");
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to content")).isFocused();
        Keys.type(page, "Age", "17");
        assertThat(page.locator("#criteria .failed")).containsText("Age from 18 to 64");
        Keys.type(page, "Age", "45");
        assertThat(page.locator("#criteria .failed")).hasCount(0);
        Keys.choose(page, "Female");
        Keys.type(page, "Months with low back pain", "14");
        Keys.choose(page, "No");
        Keys.choose(page, "utah");
        page.keyboard().press("Enter");
        assertThat(page.locator("#next")).containsText("Consent");
        Keys.press(page, "Record consent");
        Keys.type(page, "Version of the information", "2.1");
        page.keyboard().press("Enter");
        Keys.press(page, "Enter the values");
        Keys.type(page, "Oswestry Disability Index", "42");
        Keys.type(page, "Pain intensity", "6");
        page.keyboard().press("Enter");
        assertThat(page.locator("#next")).containsText("Ready for randomisation");
        Keys.press(page, "Randomise …");
        assertThat(page.locator("main")).containsText("Physical therapy");
        Keys.press(page, "Randomise now");
        assertThat(page.locator(".result")).hasText(Pattern.compile("Physical therapy|Cognitive behavioural therapy"));
        byte[] pdf = page.request().get(page.url() + ".pdf").body();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        page.goBack();
        assertThat(page.locator("main")).containsText("No decision is due");
        page.context().close();
    }

    @Test
    void two_coordinators_who_randomise_the_same_participant_get_one_result() {
        String participant = trial.ready("utah", 1, "both");
        Page one = chrome.window("operator", Look.DESK);
        Page other = chrome.window("user:utah", Look.DESK.speaking("nb"));
        one.navigate(TRIAL + "/p/" + participant + "/decide");
        other.navigate(TRIAL + "/p/" + participant + "/decide");
        one.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Randomise now"))
                .click();
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Randomiser nå"))
                .click();
        assertThat(one.locator(".result")).isVisible();
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("allerede tatt");
        assertThat(entries(participant, "allocated")).isEqualTo(1);
        one.context().close();
        other.context().close();
    }

    @Test
    void an_assessor_measures_who_is_due_and_is_told_of_no_allocation() {
        String participant = trial.allocated("utah", 71, "blind", "cbt");
        String coming = trial.allocated("utah", 55, "blind-coming", "pt");
        Page page = chrome.window("user:assessor", Look.DESK);
        page.navigate("/");
        assertThat(page.locator("h1")).hasText("Assessments");
        assertThat(page.locator("#randomise")).hasCount(0);
        assertThat(page.locator("#coming")).containsText(coming);
        page.getByLabel("Enter: " + participant).click();
        page.getByLabel("Oswestry Disability Index").fill("30");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save the values"))
                .click();
        assertThat(page.locator(".timeline")).containsText("Week 10");
        page.navigate(TRIAL + "/p/" + participant);
        assertThat(page.locator("main")).containsText("decision taken");
        assertThat(page.content())
                .doesNotContain("Cognitive")
                .doesNotContain("cbt")
                .doesNotContain("slip");
        assertThat(page.navigate(TRIAL + "/p/" + participant + "/slip/first").status())
                .isEqualTo(403);
        page.context().close();
    }

    @Test
    void the_page_says_what_comes_next_and_why_in_both_languages() {
        String participant = trial.allocated("utah", 75, "why", "pt");
        trial.assessed(participant, "week10", 32.34, 2);
        Page page = chrome.window("operator", Look.DESK);
        page.navigate(TRIAL + "/p/" + participant);
        assertThat(page.locator(".why"))
                .containsText("Oswestry Disability Index improved by 23% from baseline to week 10, below 50%");
        page.getByText("Norsk").click();
        assertThat(page.locator(".why"))
                .containsText(
                        "Oswestry funksjonsskår ble bedre med 23\u00a0% fra oppstart til uke 10, under 50\u00a0%");
        page.context().close();
    }

    @Test
    void a_participant_answers_on_a_phone_while_the_connection_is_lost_and_the_answers_arrive_once() {
        String participant = trial.allocated("utah", 70, "phone", "pt");
        Page page = chrome.window(own(participant), Look.PHONE);
        page.navigate("/");
        assertThat(page.locator("main")).containsText("13 spørsmål, omtrent 2 minutter");
        assertThat(bytes(page)).isBetween(1_000, MOST_BYTES);
        page.getByText("Start", new Page.GetByTextOptions().setExact(true)).click();
        for (int question = 0; question < 4; question++) {
            answer(page, 2);
        }
        page.context().setOffline(true);
        for (int question = 4; question < 12; question++) {
            answer(page, 3);
        }
        assertThat(page.locator("[data-state]")).containsText("Ingen forbindelse");
        page.locator("[data-back]").click();
        page.locator("[data-next]").click();
        page.locator(".question.now .choice").nth(7).click();
        page.locator("[data-send]").click();
        assertThat(page.locator("[data-state]")).containsText("Svarene dine er trygge");
        assertThat(entries(participant, "assessed")).isEqualTo(1);

        page.context().setOffline(false);

        assertThat(page.locator("h1")).containsText("Takk");
        assertThat(entries(participant, "assessed")).isEqualTo(2);
        page.context().close();
    }

    @Test
    void a_participant_goes_on_on_another_device() {
        String participant = trial.allocated("utah", 70, "devices", "pt");
        Page phone = chrome.window(own(participant), Look.PHONE);
        phone.navigate("/me/visit/week10");
        answer(phone, 4);
        answer(phone, 1);
        assertThat(phone.locator("[data-state]")).containsText("Lagret");
        Page desk = chrome.window(own(participant), Look.DESK);
        desk.navigate("/me/visit/week10");
        assertThat(desk.locator(".question.now .count")).hasText("Question 3 of 13");
        desk.goBack();
        phone.context().close();
        desk.context().close();
    }

    @Test
    void a_participant_answers_by_keyboard_alone() {
        String participant = trial.allocated("utah", 70, "keys", "pt");
        Page page = chrome.window(own(participant), Look.DESK);
        page.navigate("/me");
        Keys.press(page, "Start");
        for (int question = 0; question < 13; question++) {
            Keys.reach(page, page.locator(".question.now input").first());
            page.keyboard().press("Space");
            page.keyboard().press("ArrowRight");
            if (question < 12) {
                page.keyboard().press("Enter");
                assertThat(page.locator(".question.now .count")).hasText("Question %d of 13".formatted(question + 2));
            }
        }
        Keys.reach(page, page.locator("[data-send]"));
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Thank you, your answers have arrived");
        assertThat(entries(participant, "assessed")).isEqualTo(2);
        page.context().close();
    }

    @Test
    void a_participant_can_stop_without_giving_a_reason() {
        String participant = trial.allocated("utah", 70, "stop", "pt");
        Page page = chrome.window(own(participant), Look.PHONE.speaking("en"));
        page.navigate("/me");
        page.getByText("I want to stop").click();
        page.getByText("The questions too").click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Stop").setExact(true))
                .click();
        assertThat(page.locator("main")).containsText("You no longer take part");
        page.context().close();
    }

    /// What came over the line for a page and its files.
    private static int bytes(Page page) {
        return ((Number) page.evaluate("performance.getEntriesByType('navigation')"
                        + ".concat(performance.getEntriesByType('resource'))"
                        + ".reduce((sum, each) => sum + each.transferSize, 0)"))
                .intValue();
    }

    private static String own(String participant) {
        return "participant:" + BackPainTrial.ID + "/" + participant;
    }

    /// Answers the question that is shown and goes on.
    private static void answer(Page page, int choice) {
        page.locator(".question.now .choice").nth(choice).click();
        page.locator("[data-next]").click();
    }

    private long entries(String participant, String type) {
        return server.get(EventLog.class).aboutParticipant(BackPainTrial.ID, participant).stream()
                .map(Entry::type)
                .filter(type::equals)
                .count();
    }
}
