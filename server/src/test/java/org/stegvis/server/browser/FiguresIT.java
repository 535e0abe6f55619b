package org.stegvis.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.browser.Chrome.Look;

/// What figures tell to a pointer and to the keyboard, and what can be kept of them.
@ExtendWith(Browsing.class)
class FiguresIT {
    private static final double PATIENCE = 90_000;
    private static final String TRIAL = "/t/" + BackPainTrial.ID;

    @Test
    void a_course_tells_its_values_to_the_pointer_and_to_the_arrow_keys(Browsing.Shared shared) {
        Page page = results(shared);
        Locator figure = page.locator("section[aria-labelledby=courses] svg").first();
        Locator tip = page.locator(".tip");
        figure.locator(".telling").nth(1).hover();
        assertThat(tip).isVisible();
        assertThat(tip).containsText("Week");
        page.keyboard().press("Escape");
        assertThat(tip).isHidden();

        figure.locator(".telling[tabindex='0']").focus();
        String first = tip.textContent();
        page.keyboard().press("ArrowRight");
        assertThat(tip).not().hasText(first);
        assertThat(figure.locator(".telling[tabindex='0']")).hasCount(1);
        page.keyboard().press("End");
        assertThat(tip).containsText("Week 52");
        page.context().close();
    }

    @Test
    void every_figure_of_the_results_can_be_kept_as_drawing_picture_and_table(Browsing.Shared shared)
            throws IOException {
        Page page = results(shared);
        int figures = page.locator(".report svg").count();
        assertThat(figures).isGreaterThan(5);
        for (String kind : List.of("SVG", "PNG")) {
            assertThat(page.getByText("Save as " + kind)).hasCount(figures);
        }
        assertThat(page.locator(".report svg:not([data-columns])")).hasCount(0);
        Locator bar = page.locator("section[aria-labelledby=courses] .save").first();
        String table = Files.readString(kept(page, bar, "CSV"));
        assertThat(table).startsWith("regimes,visit,week,mean,lower,upper");
        assertThat(table.lines().toList()).hasSizeGreaterThan(8);
        String drawing = Files.readString(kept(page, bar, "SVG"));
        assertThat(drawing).startsWith("<svg").contains("<title>").doesNotContain("tabindex");
        byte[] picture = Files.readAllBytes(kept(page, bar, "PNG"));
        assertThat(new String(picture, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
        page.context().close();
    }

    @Test
    void power_follows_what_is_typed_and_its_curve_can_be_kept(Browsing.Shared shared) throws IOException {
        Page page = shared.chrome().window("user:statistician", Look.DESK);
        page.navigate(TRIAL + "/power");
        Locator power = page.locator("#found tbody tr").first().locator("td").first();
        String before = power.textContent();
        page.locator("#effect").fill("2");
        assertThat(power).not().hasText(before);
        String small = power.textContent();
        page.locator("#response").fill("70");
        assertThat(power).not().hasText(small);
        page.locator("#participants").fill("5000");
        assertThat(page.locator("#found tbody tr").first().locator("td").nth(1)).containsText("\u00b1");
        Locator point = page.locator("#found svg .telling[aria-label*='5,000']").first();
        assertThat(point).isVisible();
        point.focus();
        assertThat(page.locator(".tip")).containsText("5,000");
        String table = Files.readString(kept(page, page.locator("#found .save").first(), "CSV"));
        assertThat(table.lines().count()).isGreaterThan(60);
        page.context().close();
    }

    @Test
    void a_manager_plans_recruitment_and_sees_the_site_held_against_it(Browsing.Shared shared) throws IOException {
        Page page = shared.chrome().window("operator", Look.DESK);
        page.navigate(TRIAL + "/overview");
        page.getByLabel("Plan …: johns-hopkins").click();
        page.locator("#from").fill(MadeUpTrial.ago(490).toString());
        page.locator("#participants-0").fill("40");
        page.locator("#by-0").fill(MadeUpTrial.ago(500).toString());
        page.locator("#reason").fill("The contract with the site");
        page.getByText("Save the plan").click();
        assertThat(page.locator("[role=alert]")).containsText("at least one goal");
        assertThat(page.locator("#reason")).hasValue("The contract with the site");
        page.locator("#by-0").fill(MadeUpTrial.ago(400).toString());
        page.getByText("Save the plan").click();
        Locator line =
                page.locator("tr").filter(new Locator.FilterOptions().setHas(page.getByLabel("Plan …: johns-hopkins")));
        assertThat(line).containsText("40 by");
        assertThat(line.locator(".tag.late")).isVisible();
        Locator bar = page.locator("section[aria-labelledby=recruitment] .save").first();
        assertThat(Files.readString(kept(page, bar, "CSV")))
                .startsWith("Site,What,Day,Participants")
                .contains("Enrolled")
                .contains("Plan");
        page.navigate(TRIAL + "/audit?type=recruitment-planned");
        assertThat(page.locator(".audit")).containsText("The contract with the site");

        page.navigate(TRIAL + "/recruitment?site=johns-hopkins");
        page.locator("#reason").fill("Planned for the wrong site");
        page.getByText("Take the plan back").click();
        assertThat(page.locator("h1")).hasText("Overview");
        assertThat(line).not().containsText("40 by");
        page.context().close();
    }

    private static Page results(Browsing.Shared shared) {
        Page page = shared.chrome().window("user:statistician", Look.DESK);
        page.navigate(TRIAL + "/results", new Page.NavigateOptions().setTimeout(PATIENCE));
        return page;
    }

    private static Path kept(Page page, Locator bar, String kind) {
        Download download =
                page.waitForDownload(() -> bar.getByText("Save as " + kind).click());
        return download.path();
    }
}
