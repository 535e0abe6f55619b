package org.stegvis.server.browser;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.stegvis.server.WebServer;
import org.stegvis.server.provider.ProviderSettings;

/// One server, one browser and one trial for all tests that look at pages: to start them takes longer than to use them.
final class Browsing implements ParameterResolver {
    /// What the tests share.
    ///
    /// @param pages every page that there is, by name
    record Shared(WebServer server, Chrome chrome, MadeUpTrial trial, Map<String, EveryPage.Shown> pages)
            implements AutoCloseable {
        static Shared start() {
            // Nobody answers there, which is what its page is about.
            WebServer server = WebServer.start(
                    new ProviderSettings("http://localhost:1", "stegvis", "secret", "University of Somewhere", ""));
            MadeUpTrial trial = MadeUpTrial.on(server);
            return new Shared(server, new Chrome(server), trial, EveryPage.of(trial));
        }

        @Override
        public void close() {
            chrome.close();
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Shared.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // Closed with the store, when the last test of this process has run. Surefire hands two processes one class
        // after the other, each of which JUnit takes for a run of its own; the session is what lasts.
        return context.getStore(
                        ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(Browsing.class))
                .computeIfAbsent(Shared.class, none -> Shared.start(), Shared.class);
    }
}
