package org.stegvis.server.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.server.WebServer;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.People;
import org.stegvis.server.signin.Visitor;

/// Signing in at an identity provider: invited people come in, and nobody else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderIT {
    private FakeProvider provider;
    private WebServer server;
    private int people;

    @BeforeAll
    void start() throws Exception {
        provider = new FakeProvider();
        server = WebServer.start(provider.settings());
    }

    @AfterAll
    void stop() {
        server.close();
        provider.close();
    }

    /// Somebody invited, whom the provider knows under a name of its own.
    private String invited() {
        String email = "person" + ++people + "@example.org";
        provider.subject = "subject of " + email;
        provider.email = email;
        provider.verified = true;
        provider.wrong = "";
        done(server.get(ManagingPeople.class).make(OPERATOR, "Person " + people, email, "test"));
        return email;
    }

    private HttpResponse<String> signIn(Visitor visitor) throws Exception {
        return visitor.get(answer(visitor));
    }

    /// Where the provider sends the browser back to.
    private String answer(Visitor visitor) throws Exception {
        assertThat(visitor.get(server.address() + "/sign-in").body()).contains("University of Somewhere");
        String there = Visitor.location(visitor.get(server.address() + "/sign-in/provider?back=%2Faccount"));
        assertThat(there).startsWith(provider.issuer() + "/authorize").contains("code_challenge_method=S256");
        return Visitor.location(visitor.get(there));
    }

    private boolean isSignedIn(Visitor visitor) throws Exception {
        return visitor.get(server.address() + "/account").statusCode() == 200;
    }

    @Test
    void an_invited_person_comes_in_by_the_verified_address_and_then_by_the_providers_own_name_for_them()
            throws Exception {
        String email = invited();
        try (var visitor = new Visitor()) {
            assertThat(Visitor.location(signIn(visitor))).endsWith("/account");
            assertThat(visitor.get(server.address() + "/account").body()).contains(email);
            var out = visitor.post(server.address() + "/sign-out", Map.of());
            assertThat(Visitor.location(out)).endsWith("/sign-in?out=true");
            assertThat(visitor.get(server.address() + "/sign-in?out=true").body())
                    .contains("/sign-in/provider/out");
            assertThat(Visitor.location(visitor.get(server.address() + "/sign-in/provider/out")))
                    .startsWith(provider.issuer() + "/end?client_id=stegvis&post_logout_redirect_uri=");
            assertThat(isSignedIn(visitor)).isFalse();
        }
        provider.email = "moved@example.org";
        try (var visitor = new Visitor()) {
            assertThat(Visitor.location(signIn(visitor))).endsWith("/account");
        }
        // Somebody else gets the old address at the provider.
        provider.email = email;
        provider.subject = "somebody else";
        refused("nobody has invited you here");
    }

    @Test
    void who_was_not_invited_is_told_so_and_no_account_is_made() throws Exception {
        invited();
        provider.email = "stranger@example.org";
        provider.subject = "stranger";
        int before = server.get(People.class).staff().all().size();
        refused("nobody has invited you here");
        assertThat(server.get(People.class).staff().all()).hasSize(before);
    }

    @Test
    void an_address_that_the_provider_has_not_verified_counts_for_nothing() throws Exception {
        invited();
        provider.verified = false;
        refused("has not made sure of your e-mail address");
    }

    @Test
    void a_closed_account_stays_closed() throws Exception {
        String email = invited();
        String id =
                server.get(People.class).staff().byEmail(email).orElseThrow().id();
        done(server.get(ManagingPeople.class).close(OPERATOR, id, "left"));
        refused("nobody has invited you here");
    }

    @Test
    void a_token_that_is_signed_by_another_key_or_for_another_request_client_or_time_counts_for_nothing()
            throws Exception {
        for (String wrong : new String[] {"key", "nonce", "audience", "expired"}) {
            invited();
            provider.wrong = wrong;
            refused("did not say who you are");
        }
    }

    @Test
    void an_answer_counts_once_and_in_the_browser_that_asked() throws Exception {
        invited();
        try (var visitor = new Visitor();
                var other = new Visitor()) {
            other.get(server.address() + "/sign-in");
            String answer = answer(visitor);
            assertThat(other.get(answer).body()).contains("to another browser");
            assertThat(isSignedIn(other)).isFalse();
            // The wrong browser did not use it up.
            assertThat(Visitor.location(visitor.get(answer))).endsWith("/account");
            assertThat(visitor.get(answer).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_provider_that_does_not_answer_leaves_the_other_ways_in() throws Exception {
        var nowhere = new ProviderSettings("http://localhost:1", "a", "b", "University of Nowhere", "");
        try (var alone = WebServer.start(nowhere);
                var visitor = new Visitor()) {
            assertThat(visitor.get(alone.address() + "/sign-in").statusCode()).isEqualTo(200);
            var answer = visitor.get(alone.address() + "/sign-in/provider");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("University of Nowhere does not answer");
        }
    }

    @Test
    void settings_say_what_is_missing_or_wrong() {
        assertThat(ProviderSettings.of(Map.of()).isConfigured()).isFalse();
        assertThatThrownBy(() -> ProviderSettings.of(Map.of("STEGVIS_OIDC_ISSUER", "https://login.example.org")))
                .hasMessageContaining("STEGVIS_OIDC_CLIENT_ID");
        assertThatThrownBy(() -> ProviderSettings.of(Map.of(
                        "STEGVIS_OIDC_ISSUER",
                        "http://login.example.org",
                        "STEGVIS_OIDC_CLIENT_ID",
                        "a",
                        "STEGVIS_OIDC_CLIENT_SECRET",
                        "b")))
                .hasMessageContaining("https://login.example.org");
        assertThat(ProviderSettings.of(Map.of(
                                "STEGVIS_OIDC_ISSUER",
                                "https://login.example.org",
                                "STEGVIS_OIDC_CLIENT_ID",
                                "a",
                                "STEGVIS_OIDC_CLIENT_SECRET",
                                "b"))
                        .name())
                .isEqualTo("login.example.org");
    }

    private void refused(String why) throws Exception {
        try (var visitor = new Visitor()) {
            var answer = signIn(visitor);
            assertThat(answer.statusCode()).as(why).isEqualTo(403);
            assertThat(answer.body()).contains(why);
            assertThat(isSignedIn(visitor)).isFalse();
        }
    }
}
