package org.stegvis.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.protocol.Trials;
import org.stegvis.server.browser.Chrome.Look;
import org.stegvis.server.browser.EveryPage.Shown;

/// The pictures of `docs/tour.md`. `-Dstegvis.write-docs=true` takes them anew.
@ExtendWith(Browsing.class)
class TourIT {
    private static final Pattern PICTURE = Pattern.compile("\\]\\(tour/([a-z-]+)\\.png\\)");
    private static final long MOST_BYTES = 250_000;

    /// The pictures by name: the page, and how it is looked at.
    private static final Map<String, Stop> STOPS = stops();

    private record Stop(String page, Look look) {}

    private static Map<String, Stop> stops() {
        Look desk = new Look(1200, ColorScheme.LIGHT, "en");
        Look phone = new Look(360, ColorScheme.LIGHT, "en");
        var stops = new LinkedHashMap<String, Stop>();
        stops.put("work-list", new Stop("worklist/list", desk));
        stops.put("participant", new Stop("timeline/participant", desk));
        stops.put("questions", new Stop("answering/questions", phone.speaking("nb")));
        stops.put("protocol", new Stop("plan/plan", desk));
        stops.put("setup", new Stop("setup/form amendment", desk));
        stops.put("rehearsal", new Stop("overview/overview rehearsal", desk));
        stops.put("overview", new Stop("overview/overview", desk));
        stops.put("completeness", new Stop("completeness/matrix", desk));
        stops.put("data", new Stop("completeness/data", desk));
        stops.put("audit", new Stop("audit/audit", desk.in(ColorScheme.DARK)));
        stops.put("sessions", new Stop("sessions/sessions", desk));
        stops.put("results", new Stop("results/results", desk));
        stops.put("committee", new Stop("committee/closed", desk));
        stops.put("guideline", new Stop("guideline/guideline", desk));
        stops.put("question", new Stop("guideline/question", desk));
        stops.put("power", new Stop("power/power", desk));
        return stops;
    }

    @Test
    void every_picture_is_of_a_page_that_there_is(Browsing.Shared shared) throws IOException {
        Path docs = Trials.folder().resolveSibling("docs");
        var told = new TreeSet<String>();
        var matcher = PICTURE.matcher(Files.readString(docs.resolve("tour.md")));
        while (matcher.find()) {
            told.add(matcher.group(1));
        }
        assertThat(told).isEqualTo(new TreeSet<>(STOPS.keySet()));
        Map<String, Shown> pages = shared.pages();
        for (var stop : STOPS.entrySet()) {
            assertThat(pages).containsKey(stop.getValue().page());
            Path file = docs.resolve("tour/" + stop.getKey() + ".png");
            if (Boolean.getBoolean("stegvis.write-docs")) {
                Shown shown = Objects.requireNonNull(pages.get(stop.getValue().page()));
                shoot(shared, shown, stop.getValue().look(), file);
            }
            assertThat(file).exists();
            assertThat(Files.size(file)).isBetween(1_000L, MOST_BYTES);
        }
    }

    private static void shoot(Browsing.Shared shared, Shown shown, Look look, Path file) {
        Page page = shared.chrome().window(shown.who(), look);
        page.navigate(shown.path());
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        page.context().close();
    }
}
