package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.people.People;
import org.stegvis.server.setup.Archives;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.signin.SomeCredentials;
import org.stegvis.server.trialsetup.RunningATrial;

/// The way of a trial manager: from a protocol file to a trial that is open.
@ExtendWith(Browsing.class)
class ManagerPathIT {
    /// A few participants are played out within it, on a busy machine too.
    private static final double PLAY = 120_000;

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
        assertThat(page.locator(".rehearsing")).containsText("Everybody here is made up");
        stopIfPlaying(page);
        press(page, "Back to the text");
        press(page, "Publish …");
        assertThat(page.locator("main")).containsText("Your signature will be printed as “manager”");
        prove(page, "wrong words in one row", "000000");
        press(page, "Publish");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Password and code were not both right");
        press(page, "Back to the text");
        assertThat(page.locator("#text")).hasValue(wrong.replace("participants: many", "participants: 60"));
        press(page, "Publish …");
        prove(page, shared);
        press(page, "Publish");

        assertThat(page.locator("h1")).hasText("Overview");
        assertThat(page.locator("main")).containsText("Draft");
        rehearse(page);
        page.getByText("Go live").click();
        page.locator("#told").fill("managd");
        prove(page, "some words in one row", "000000");
        press(page, "Go live");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Type managed");
        page.locator("#told").fill("managed");
        assertThat(page.locator("main")).containsText("Your signature will be printed as “manager”");
        prove(page, "wrong words in one row", "000000");
        press(page, "Go live");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Password and code were not both right");
        prove(page, shared);
        press(page, "Go live");
        assertThat(page.locator("main")).containsText("Open");
        assertThat(shared.server().get(Signing.class).of(OPERATOR, "managed"))
                .hasSize(2)
                .allSatisfy(signature -> {
                    assertThat(signature.name()).isEqualTo("manager");
                    assertThat(signature.holds()).isTrue();
                });

        // At the end the key is told, so that anybody can check the allocations.
        done(shared.server().get(RunningATrial.class).close(OPERATOR, "managed", "over", null));
        page.reload();
        page.getByText("Reveal the allocation key").click();
        page.locator("#told").fill("managed");
        prove(page, shared);
        press(page, "Reveal the key");
        assertThat(page.locator("h1")).hasText("Overview");
        assertThat(shared.server().get(Signing.class).of(OPERATOR, "managed")).hasSize(3);
        page.context().close();
    }

    private static void prove(Page page, Browsing.Shared shared) {
        String person = shared.server()
                .get(People.class)
                .staff()
                .byEmail("manager@example.org")
                .orElseThrow()
                .id();
        Proof proof = new SomeCredentials(shared.server(), person).proof();
        prove(page, proof.password(), proof.code());
    }

    /// Of the published draft: played, looked at, thrown away; the trial is as it was.
    private static void rehearse(Page page) {
        page.locator("main")
                .getByText("Rehearse", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("#participants").fill("0");
        press(page, "Begin the rehearsal");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("a whole number from 1");
        page.locator("#participants").fill("3");
        press(page, "Begin the rehearsal");
        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText("Played to the end", new LocatorAssertions.ContainsTextOptions().setTimeout(PLAY));
        page.locator("#content .links").getByText("Work list").click();
        assertThat(page.locator(".rehearsing")).isVisible();
        page.locator("a.row").first().click();
        assertThat(page.locator(".rehearsing")).isVisible();
        assertThat(page.locator("main")).not().containsText("Randomise …");
        page.locator("nav").getByText("Rehearsal").click();
        page.getByText("Throw it away …").click();
        press(page, "Throw it away");
        assertThat(page.locator("h1")).hasText("Overview");
        assertThat(page.locator(".rehearsing")).hasCount(0);
        assertThat(page.locator("main")).containsText("Draft");
    }

    private static void stopIfPlaying(Page page) {
        Locator stop = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop it"));
        Locator back = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to the text"));
        assertThat(stop.or(back)).isVisible();
        if (stop.isVisible()) {
            stop.click();
        }
        assertThat(back).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PLAY));
    }

    private static void prove(Page page, String password, String code) {
        page.locator("#password").fill(password);
        page.locator("#code").fill(code);
    }

    @Test
    void a_protocol_with_its_own_instrument_is_brought_in_as_an_archive_and_a_hostile_archive_is_not(
            Browsing.Shared shared) throws IOException {
        Page page = shared.chrome().window("user:manager", Look.DESK);
        page.navigate("/setup");
        String protocol = BackPainTrial.protocol()
                .replace("id: back-pain", "id: brought")
                .replace("\ntreatments:", "\ninstruments: forms/own.yaml\n\ntreatments:")
                .replace("instrument: pain-mean-of-three", "instrument: own");
        bringIn(page, Archives.of("protocol.yaml", protocol, "../own.yaml", own()));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("leads out of its folder");
        assertThat(page.locator("#text")).hasValue("");

        bringIn(page, Archives.of("trial/protocol.yaml", protocol, "trial/forms/own.yaml", own()));
        assertThat(page.locator("#checked")).containsText("4 embedded regimes");
        page.locator("summary").click();
        Locator file = page.locator("textarea[name='file:forms/own.yaml']");
        file.fill(own().replace("items:", "itemz:"));
        assertThat(page.locator("#checked .findings")).containsText("forms/own.yaml");
        file.fill(own());
        assertThat(page.locator("#checked")).containsText("4 embedded regimes");
        press(page, "Let made-up participants walk through");
        stopIfPlaying(page);
        press(page, "Back to the text");
        assertThat(file).hasValue(own());
        press(page, "Publish …");
        prove(page, shared);
        press(page, "Publish");
        assertThat(page.locator("h1")).hasText("Overview");
        page.navigate("/t/brought/amend");
        assertThat(page.locator("#checked")).containsText("4 embedded regimes");
        page.locator("#text").fill(protocol.replace(", johns-hopkins]", "]"));
        page.locator("#why").fill("the site has closed");
        press(page, "Publish …");
        prove(page, shared);
        press(page, "Publish");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("lacks or changes: site: johns-hopkins");
        page.context().close();
    }

    private static void bringIn(Page page, byte[] archive) {
        page.locator("#file").setInputFiles(new FilePayload("trial.zip", "application/zip", archive));
        page.waitForLoadState();
    }

    private static String own() throws IOException {
        try (var in = BackPainTrial.class.getResourceAsStream("/org/stegvis/protocol/instrument/peg.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^id: peg$", "id: own");
        }
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
