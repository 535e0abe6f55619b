package org.stegvis.server.provider;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The identity provider that people may sign in at.
///
/// @param issuer its address, as it names itself; empty when there is none
/// @param name what people call it: `University of Utah`
/// @param acr the authentication context that it must vouch for; empty for any
public record ProviderSettings(String issuer, String clientId, String clientSecret, String name, String acr) {
    /// The variables of the environment.
    static final String ISSUER = "STEGVIS_OIDC_ISSUER";

    static final String CLIENT_ID = "STEGVIS_OIDC_CLIENT_ID";
    static final String CLIENT_SECRET = "STEGVIS_OIDC_CLIENT_SECRET";
    static final String NAME = "STEGVIS_OIDC_NAME";
    static final String ACR = "STEGVIS_OIDC_ACR";

    /// The one that the environment names; none when it names none.
    ///
    /// @throws IllegalArgumentException when a variable is missing or wrong
    public static ProviderSettings of(Map<String, String> environment) {
        String issuer = told(environment, ISSUER);
        if (issuer.isEmpty()) {
            return new ProviderSettings("", "", "", "", "");
        }
        for (String needed : new String[] {CLIENT_ID, CLIENT_SECRET}) {
            if (told(environment, needed).isEmpty()) {
                throw new IllegalArgumentException(
                        ISSUER + " is set, so " + needed + " must be what the provider gave out for this server.");
            }
        }
        @Nullable URI address = parsed(issuer);
        boolean isSafe = address != null
                && address.getHost() != null
                && ("https".equals(address.getScheme()) || "localhost".equals(address.getHost()));
        if (!isSafe) {
            throw new IllegalArgumentException(
                    ISSUER + " is '" + issuer + "' but must be an address such as https://login.example.org.");
        }
        String name = told(environment, NAME);
        return new ProviderSettings(
                issuer,
                told(environment, CLIENT_ID),
                told(environment, CLIENT_SECRET),
                name.isEmpty() ? Objects.requireNonNull(address).getHost() : name,
                told(environment, ACR));
    }

    private static @Nullable URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String told(Map<String, String> environment, String variable) {
        String text = environment.get(variable);
        return text == null ? "" : text.strip();
    }

    public boolean isConfigured() {
        return !issuer.isEmpty();
    }

    /// So that the secret stands in no log by mistake.
    @Override
    public String toString() {
        return "ProviderSettings[" + issuer + "]";
    }
}
