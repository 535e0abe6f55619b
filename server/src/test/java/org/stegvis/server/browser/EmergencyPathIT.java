package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.Role;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.signin.SomeCredentials;

/// What is done in an emergency, by two coordinators and a trial manager.
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmergencyPathIT {
    private static final String TRIAL = "/t/" + BackPainTrial.ID;
    private static final Grant MANAGER = new Grant(Role.TRIAL_MANAGER, BackPainTrial.ID, null);

    private Browsing.Shared shared;

    @BeforeAll
    void open(Browsing.Shared all) {
        shared = all;
    }

    @Test
    void a_coordinator_unblinds_with_a_reason_and_a_signature_and_is_shown_the_option_only_then() {
        String participant = shared.trial().allocated("utah", 9, "unblind", "cbt");
        Page page = shared.chrome().window("user:utah", Look.PHONE.speaking("en"));
        page.navigate(TRIAL + "/p/" + participant);
        page.getByText("Emergency unblinding").click();
        assertThat(page.locator("main")).not().containsText("Cognitive");
        assertThat(page.locator("main")).containsText("Told at once by e-mail that it was unblinded");
        press(page, "Unblind");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("must be signed");
        prove(page, shared.server().idOf("user:utah"));
        press(page, "Unblind");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give a reason");
        assertThat(log(participant, "unblinded")).isNull();
        page.locator("#field-reason").fill("Admitted with a fall; the ward asks");
        prove(page, shared.server().idOf("user:utah"));
        press(page, "Unblind");
        assertThat(page.locator(".result")).hasText("Cognitive behavioural therapy");
        Entry told = Objects.requireNonNull(log(participant, "unblinded"));
        assertThat(told.why()).isEqualTo("Admitted with a fall; the ward asks");
        assertThat(log(participant, "signed")).isNotNull();
        page.context().close();
    }

    @Test
    void an_allocation_by_hand_is_asked_for_by_one_confirmed_by_another_and_its_slip_says_so() {
        String participant = shared.trial().ready("utah", 2, "envelope");
        Page one = shared.chrome().window("user:utah", Look.DESK);
        one.navigate(TRIAL + "/p/" + participant);
        one.getByText("Enter an allocation made by hand").click();
        press(one, "Ask for confirmation");
        assertThat(one.getByRole(AriaRole.ALERT)).isVisible();
        one.getByText("Cognitive behavioural therapy").click();
        one.locator("#field-reason").fill("No line; envelope 12 opened by N N");
        prove(one, shared.server().idOf("user:utah"));
        press(one, "Ask for confirmation");
        assertThat(one.locator("section.notice")).containsText("waits for a second person");
        assertThat(one.locator("section.notice")).not().containsText("Look and confirm");
        assertThat(log(participant, "allocated")).isNull();

        Page other = shared.chrome().window("user:second", Look.DESK.speaking("nb"));
        other.navigate(TRIAL + "/p/" + participant);
        other.getByText("Se og bekreft").click();
        assertThat(other.locator("main")).containsText("Kognitiv atferdsterapi");
        assertThat(other.locator("main")).containsText("envelope 12");
        prove(other, shared.server().idOf("user:second"));
        press(other, "Bekreft");
        assertThat(other.locator(".result")).hasText("Kognitiv atferdsterapi");
        assertThat(other.locator("main")).containsText("Ikke trukket");
        assertThat(log(participant, "allocated")).isNotNull();
        one.navigate(TRIAL + "/p/" + participant + "/by-hand/first/confirm");
        assertThat(one.locator("main")).containsText("Not now");
        one.context().close();
        other.context().close();
    }

    @Test
    void a_trial_manager_who_must_not_learn_options_is_the_second_person_and_learns_none() {
        String participant = shared.trial().ready("utah", 2, "blind second");
        shared.trial().byHand(participant, "cbt");
        shared.server().sessionOf(MANAGER);
        String manager = shared.server().idOf(MANAGER);
        Page page = shared.chrome().signedIn(manager, Look.DESK);
        page.navigate(TRIAL + "/p/" + participant + "/by-hand/first/withdraw");
        assertThat(page.locator("main")).not().containsText("Cognitive");
        page.locator("#field-reason").fill("Not sure");
        press(page, "Withdraw the request");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("must be signed");
        page.navigate(TRIAL + "/p/" + participant);
        assertThat(page.locator("section.notice")).not().containsText("Cognitive");
        page.getByText("Look and confirm").click();
        assertThat(page.locator("main")).containsText("kept from you");
        assertThat(page.locator("main")).not().containsText("Cognitive");
        prove(page, manager);
        press(page, "Confirm");
        assertThat(page.locator(".timeline")).containsText("decision taken");
        assertThat(page.content()).doesNotContain("Cognitive").doesNotContain("envelope 7");
        assertThat(log(participant, "allocated")).isNotNull();
        page.context().close();
    }

    private @Nullable Entry log(String participant, String type) {
        return shared.server().get(EventLog.class).aboutParticipant(BackPainTrial.ID, participant).stream()
                .filter(entry -> entry.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    private void prove(Page page, String person) {
        Proof proof = new SomeCredentials(shared.server(), person).proof();
        page.locator("#password").fill(proof.password());
        page.locator("#code").fill(proof.code());
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
