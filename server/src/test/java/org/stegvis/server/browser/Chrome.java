package org.stegvis.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.server.WebServer;
import org.stegvis.server.signin.SomeSession;

/// A real browser.
final class Chrome implements AutoCloseable {
    /// Somebody who is not signed in.
    static final String NOBODY = "nobody";

    private static final double PATIENCE = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final WebServer server;

    Chrome(WebServer server) {
        this.server = server;
        // The machine may be busy with something else.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        String told = System.getenv().getOrDefault("STEGVIS_BROWSER", "/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(told))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /// How somebody looks at a page.
    record Look(int width, ColorScheme scheme, String language) {
        static final Look PHONE = new Look(360, ColorScheme.LIGHT, "nb");
        static final Look DESK = new Look(1440, ColorScheme.DARK, "en");

        Look at(int other) {
            return new Look(other, scheme, language);
        }

        Look in(ColorScheme other) {
            return new Look(width, other, language);
        }

        Look speaking(String other) {
            return new Look(width, scheme, other);
        }
    }

    /// A browser window with a session of its own of a person, who has just signed in.
    Page signedIn(String person, Look look) {
        Page page = window(NOBODY, look);
        page.context()
                .addCookies(
                        List.of(new Cookie(WebServer.COOKIE, SomeSession.of(server, person)).setUrl(server.address())));
        return page;
    }

    /// A browser window of somebody.
    Page window(String who, Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(server.address())
                .setViewportSize(look.width(), look.width() < 700 ? 740 : 900)
                .setColorScheme(look.scheme())
                .setLocale(look.language().equals("nb") ? "nb-NO" : "en-GB")
                .setHasTouch(look.width() < 700)
                .setExtraHTTPHeaders(Map.of("Accept-Language", look.language())));
        context.setDefaultTimeout(PATIENCE);
        if (!who.equals(NOBODY)) {
            context.addCookies(List.of(new Cookie(WebServer.COOKIE, server.session(who)).setUrl(server.address())));
        }
        return context.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
