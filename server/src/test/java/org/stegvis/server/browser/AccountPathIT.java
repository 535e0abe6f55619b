package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Role;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.SomeCredentials;

/// Passkeys with Chromium's own authenticator: enrolled, named, signed in with, signed with, removed.
@ExtendWith(Browsing.class)
class AccountPathIT {
    private static final String TRIAL = BackPainTrial.ID;

    @Test
    void a_passkey_is_enrolled_signs_in_signs_an_entry_and_is_removed(Browsing.Shared shared) {
        String person = person(shared, "Berit", "berit@example.org");
        Page page = shared.chrome().signedIn(person, Look.DESK);
        JsonObject device = device(page);
        page.navigate("/account");
        assertThat(page.locator("main")).containsText("You have none yet.");
        page.getByLabel("Name of a new passkey").fill("work laptop");
        press(page, "New passkey");
        press(page, "Make it");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is ready");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("laptop at work");
        press(page, "Save");
        assertThat(page.locator("main")).containsText("laptop at work");

        press(page, "Sign out");
        press(page, "Sign in with a passkey");
        assertThat(page.locator("h1")).not().hasText("Sign in");
        page.navigate("/account");
        assertThat(page.locator("main")).containsText("berit@example.org");

        page.navigate("/t/" + TRIAL + "/sign/2");
        page.getByText("I have reviewed this.").click();
        press(page, "Sign with a passkey");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Signed by Berit");
        assertThat(shared.server().get(Signing.class).of(OPERATOR, TRIAL))
                .anyMatch(signature -> signature.person().equals(person) && signature.holds());

        page.navigate("/account");
        page.getByText("Remove …").click();
        press(page, "Remove the passkey laptop at work");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("removed here");
        press(page, "Sign out");
        press(page, "Sign in with a passkey");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This passkey does not fit");
        assertThat(device.has("authenticatorId")).isTrue();
        page.context().close();
    }

    @Test
    void a_passkey_whose_holder_was_not_checked_and_one_of_somebody_else_open_nothing(Browsing.Shared shared) {
        String person = person(shared, "Cato", "cato@example.org");
        Page page = shared.chrome().signedIn(person, Look.DESK);
        CDPSession browser = page.context().newCDPSession(page);
        JsonObject device = device(browser);
        page.navigate("/account/passkeys/new?name=key");
        press(page, "Make it");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is ready");
        var verified = new JsonObject();
        verified.add("authenticatorId", device.get("authenticatorId"));
        verified.addProperty("isUserVerified", false);
        browser.send("WebAuthn.setUserVerified", verified);
        press(page, "Sign out");
        press(page, "Sign in with a passkey");
        assertThat(page.locator("[data-passkey-problem]")).isVisible();
        page.context().close();
    }

    @Test
    void a_password_is_changed_after_a_confirmation_and_other_sessions_end(Browsing.Shared shared) {
        String person = person(shared, "Dag", "dag@example.org");
        var proof = new SomeCredentials(shared.server(), person).proof();
        Page elsewhere = shared.chrome().signedIn(person, Look.DESK);
        Page page = shared.chrome().signedIn(person, Look.DESK);
        page.navigate("/account");
        page.getByLabel("New password").fill("password1234");
        press(page, "Change the password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("too easy to guess");
        page.getByLabel("New password").fill("seven boats on dry land");
        press(page, "Change the password");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("other sessions have ended");
        elsewhere.navigate("/account");
        assertThat(elsewhere.locator("h1")).hasText("Sign in");
        assertThat(shared.server().get(EventLog.class).aboutTrial("@people"))
                .anyMatch(entry -> entry.type().equals("sign-in-changed")
                        && entry.what().path("person").stringValue().equals(person)
                        && entry.what().path("what").stringValue().equals("password changed"));
        assertThat(proof.password()).isNotEqualTo("seven boats on dry land");
        page.context().close();
        elsewhere.context().close();
    }

    private static String person(Browsing.Shared shared, String name, String email) {
        var managing = shared.server().get(ManagingPeople.class);
        String person = done(managing.make(OPERATOR, name, email, "test"))
                .getFirst()
                .what()
                .path("person")
                .stringValue();
        done(managing.grant(OPERATOR, person, new Grant(Role.DATA_MANAGER, TRIAL, null), "test"));
        return person;
    }

    private static JsonObject device(Page page) {
        return device(page.context().newCDPSession(page));
    }

    /// A device that checks its holder and keeps passkeys.
    private static JsonObject device(CDPSession browser) {
        browser.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        return browser.send("WebAuthn.addVirtualAuthenticator", wanted);
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
