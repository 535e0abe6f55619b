package org.stegvis.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;

/// The first page that a participant sees, on a phone with a fast 3G connection, by the browser's own measurements.
@ExtendWith(Browsing.class)
class FirstPageIT {
    private static final int MOST_BYTES = 20_000;
    /// Painted within 1,500 ms, of which the connection may take all but what a server and a phone need. It takes two
    /// ways to the server and back, for the page and for its styles.
    private static final double MOST_MILLISECONDS = 1_500 - 250;
    /// The figures of the browser's own profile "Fast 3G".
    private static final double LATENCY = 562.5;
    private static final double BYTES_A_SECOND = 1.44 * 1_000_000 / 8;
    private static final int TRIES = 5;

    @Test
    void it_is_small_painted_soon_and_nothing_on_it_moves(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 70, "first-page", "pt");
        String who = "participant:" + BackPainTrial.ID + "/" + participant;
        double least = Double.POSITIVE_INFINITY;
        for (int number = 0; number < TRIES && least > MOST_MILLISECONDS; number++) {
            // The machine may be busy with something else: what counts is what the connection adds, told in pairs.
            double here = painted(shared.chrome().window(who, Look.PHONE), false);
            double there = painted(shared.chrome().window(who, Look.PHONE), true);
            least = Math.min(least, there - here);
        }
        assertThat(least).isLessThan(MOST_MILLISECONDS);
    }

    /// When the first page is painted, in milliseconds.
    private static double painted(Page page, boolean slowly) {
        if (slowly) {
            slowDown(page);
        }
        page.navigate("/me");
        // Asked again and again from here: what waits within the page is JavaScript from a string, which the page
        // forbids.
        for (int i = 0; i < 1200 && number(page, PAINTED) == 0; i++) {
            page.waitForTimeout(50);
        }
        assertThat(number(page, SHIFTS)).isZero();
        assertThat(number(page, BYTES)).isBetween(1_000.0, (double) MOST_BYTES);
        double painted = number(page, "performance.getEntriesByName('first-contentful-paint')[0].startTime");
        page.context().close();
        return painted;
    }

    @Test
    void at_twice_the_size_nothing_is_cut_off(Browsing.Shared shared) {
        String participant = shared.trial().allocated("utah", 70, "zoomed", "pt");
        Page page = shared.chrome().window("participant:" + BackPainTrial.ID + "/" + participant, Look.PHONE);
        for (String path : new String[] {"/me", "/me/visit/week10", "/me/data", "/me/withdraw"}) {
            page.navigate(path);
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            assertThat(number(page, "document.documentElement.scrollWidth - window.innerWidth"))
                    .as(path)
                    .isNotPositive();
        }
        page.context().close();
    }

    private static final String BYTES = "performance.getEntriesByType('navigation')"
            + ".concat(performance.getEntriesByType('resource')).reduce((sum, each) => sum + each.transferSize, 0)";

    private static final String PAINTED = "performance.getEntriesByName('first-contentful-paint').length";

    private static final String SHIFTS = "new Promise(done => {"
            + " let sum = 0;"
            + " new PerformanceObserver(list => list.getEntries().forEach(each => sum += each.value))"
            + ".observe({type: 'layout-shift', buffered: true});"
            + " setTimeout(() => done(sum), 300); })";

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private static void slowDown(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Network.enable");
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", LATENCY);
        conditions.addProperty("downloadThroughput", BYTES_A_SECOND);
        conditions.addProperty("uploadThroughput", BYTES_A_SECOND / 2);
        session.send("Network.emulateNetworkConditions", conditions);
    }
}
