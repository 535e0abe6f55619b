package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.AnyWay;
import org.stegvis.server.access.WhoAsks;

/// What holds for every request: no odd addresses, no forged forms, and headers that tell a browser what it may do.
/// Who may do what is asked at the gate, by what each controller method declares.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityRules {
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @Bean
    SecurityFilterChain rules(HttpSecurity http, WhoAsks who) throws Exception {
        return http.securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                // A key is never sent by a browser of itself, so nobody else's page can send it.
                .csrf(forged -> forged.csrfTokenRepository(new FormSecret()).ignoringRequestMatchers(AnyWay::hasKey))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                EndpointRequest.toAnyEndpoint().excluding(HealthEndpoint.class))
                        .access((nobody, context) -> new AuthorizationDecision(isOperator(who, context.getRequest())))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refused -> refused.accessDeniedHandler(
                                (request, response, why) -> refuse(who, request, response))
                        .authenticationEntryPoint((request, response, why) -> refuse(who, request, response)))
                .build();
    }

    /// An address that no browser makes (a NUL in it, a way out of its folder) is told so in one line, whoever asks.
    @Bean
    RequestRejectedHandler oddAddresses() {
        return (request, response, why) -> {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400}");
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainRefusals() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new PlainRefusals()));
    }

    /// How the server fares is for those who run it.
    private static boolean isOperator(WhoAsks who, HttpServletRequest request) {
        return who.actor(request)
                .filter(actor -> actor.id().equals(Actor.OPERATOR))
                .isPresent();
    }

    // A form whose session ended leads to where one signs in; a program is told that it must.
    private static void refuse(WhoAsks who, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (who.actor(request).isPresent()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String accepts = request.getHeader("Accept");
        if (accepts != null && accepts.contains(MediaType.TEXT_HTML_VALUE)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/sign-in?ended=true");
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter()
                    .write("{\"type\":\"urn:stegvis:who-are-you\",\"title\":\"Unauthorized\",\"status\":401}");
        }
    }
}
