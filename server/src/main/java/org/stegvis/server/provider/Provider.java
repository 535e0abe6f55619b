package org.stegvis.server.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import org.stegvis.server.address.PublicAddress;

/// Asks the identity provider who somebody is: authorization code with PKCE and nonce. The signature,
/// issuer, audience and time of the identity token are checked by Spring Security.
///
/// Source: OpenID Connect Core 1.0, section 3.1; RFC 7636.
@Component
class Provider {
    static final String ANSWER = "/sign-in/provider/answer";

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProviderSettings settings;
    private final PublicAddress address;
    private final OidcAuthorizationCodeAuthenticationProvider check;
    private final AtomicReference<@Nullable ClientRegistration> known = new AtomicReference<>();

    Provider(ProviderSettings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(patient());
        this.check = new OidcAuthorizationCodeAuthenticationProvider(codes, new OidcUserService());
    }

    private static RestClient patient() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    boolean isConfigured() {
        return settings.isConfigured();
    }

    String name() {
        return settings.name();
    }

    String issuer() {
        return settings.issuer();
    }

    /// What the provider says about somebody.
    sealed interface Told {
        /// It says who somebody is, and signs for it.
        ///
        /// @param email null unless the provider has made sure of it
        record Who(String subject, @Nullable String email) implements Told {}

        /// It does not answer, or not as a provider does.
        record Unreachable() implements Told {}

        /// It did not say who somebody is, or what it said does not hold.
        record Nobody() implements Told {}
    }

    /// Where the browser is sent; null when the provider does not answer.
    @Nullable
    String authorization(ProviderRequests.Asked asked) {
        ClientRegistration registration = registration();
        return registration == null ? null : request(registration, asked).getAuthorizationRequestUri();
    }

    Told told(ProviderRequests.Asked asked, String code) {
        ClientRegistration registration = registration();
        if (registration == null) {
            return new Told.Unreachable();
        }
        var exchange = new OAuth2AuthorizationExchange(
                request(registration, asked),
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(address.origin() + ANSWER)
                        .state(asked.state())
                        .build());
        try {
            var answer = check.authenticate(new OAuth2LoginAuthenticationToken(registration, exchange));
            return answer != null
                            && answer.getPrincipal() instanceof OidcUser user
                            && user.getSubject() != null
                            && isStrongEnough(user)
                    ? new Told.Who(Objects.requireNonNull(user.getSubject()), verified(user))
                    : new Told.Nobody();
        } catch (OAuth2AuthenticationException refused) {
            LOG.warn(
                    "The identity provider's answer was refused: {}",
                    refused.getError().getErrorCode());
            return isFailure(refused) ? new Told.Unreachable() : new Told.Nobody();
        }
    }

    /// Where one signs out at the provider too; null when it does not say.
    @Nullable
    String signOut() {
        ClientRegistration registration = registration();
        Object end = registration == null
                ? null
                : registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return end == null
                ? null
                : UriComponentsBuilder.fromUriString(end.toString())
                        .queryParam("client_id", settings.clientId())
                        .queryParam("post_logout_redirect_uri", address.origin() + "/sign-in")
                        .encode()
                        .toUriString();
    }

    private boolean isStrongEnough(OidcUser user) {
        return settings.acr().isEmpty()
                || settings.acr().equals(user.getIdToken().getAuthenticationContextClass());
    }

    private static @Nullable String verified(OidcUser user) {
        return Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null;
    }

    private static boolean isFailure(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private OAuth2AuthorizationRequest request(ClientRegistration registration, ProviderRequests.Asked asked) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(address.origin() + ANSWER)
                .scopes(registration.getScopes())
                .state(asked.state())
                .attributes(Map.of(
                        OidcParameterNames.NONCE, asked.nonce(), PkceParameterNames.CODE_VERIFIER, asked.verifier()))
                .additionalParameters(more -> {
                    more.put(OidcParameterNames.NONCE, asked.hashOfNonce());
                    more.put(PkceParameterNames.CODE_CHALLENGE, asked.hashOfVerifier());
                    more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                    if (!settings.acr().isEmpty()) {
                        more.put("acr_values", settings.acr());
                    }
                })
                .build();
    }

    /// What the provider tells about itself, asked for when it is needed first; null while it does not answer.
    private @Nullable ClientRegistration registration() {
        ClientRegistration before = known.get();
        if (before != null) {
            return before;
        }
        try {
            ClientRegistration found = ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId("provider")
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .redirectUri(address.origin() + ANSWER)
                    .scope("openid", "email", "profile")
                    .build();
            known.set(found);
            return Objects.requireNonNull(found);
        } catch (RuntimeException failure) {
            LOG.warn("The identity provider {} does not answer: {}", settings.issuer(), failure.getMessage());
            return null;
        }
    }
}
