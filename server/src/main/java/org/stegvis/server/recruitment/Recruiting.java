package org.stegvis.server.recruitment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Permission;
import org.stegvis.server.page.Words;
import org.stegvis.server.tally.Counts;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialsetup.RecruitmentPlan;

/// Tells how recruitment goes, by site and in all, against what was planned. It names no participant and no option.
public record Recruiting(InTrial in, Counts counts, LocalDate today) {
    /// Behind by more than the noise of a Poisson count, at about one in forty.
    private static final double CLEARLY = 1.96;

    /// The kinds of counts that it is told from.
    public static final List<String> COUNTS = List.of(RecruitmentTallies.SCREENED, RecruitmentTallies.ENROLLED);

    public Recruitment found() {
        double weeks = Recruited.weeks(counts, today);
        Map<String, RecruitmentPlan> plans = in.state().recruitment();
        Map<String, Recruited> sites = new LinkedHashMap<>();
        for (String site : in.protocol().sites()) {
            RecruitmentPlan plan = plans.get(site);
            sites.put(
                    site,
                    Recruited.of(
                            counts,
                            tally -> site.equals(tally.site()),
                            plan == null ? List.of() : List.of(plan),
                            plan == null ? 0 : plan.participants(),
                            weeks,
                            today));
        }
        // A plan of some sites is no plan of the trial.
        boolean isWhole = plans.keySet().containsAll(sites.keySet());
        Recruited all = Recruited.of(
                counts,
                tally -> true,
                isWhole ? plans.values() : List.of(),
                in.protocol().trial().participants(),
                weeks,
                today);
        var figure = new RecruitmentFigure(words());
        boolean isDrawn = all.enrolled() > 0 || all.isPlanned();
        boolean isPlanned = !plans.isEmpty();
        return new Recruitment(
                sentences(all),
                isDrawn ? figure.ofTrial(words().t("recruitment.total"), all) : null,
                sites.size() > 1 && isPlanned ? figure.bySite(sites) : null,
                lines(sites, all),
                isPlanned,
                sites.isEmpty() ? change(null) : null);
    }

    private List<String> sentences(Recruited all) {
        var sentences = new ArrayList<String>();
        Forecast forecast = all.forecast();
        if (all.more() == 0) {
            sentences.add(words().t("recruitment.reached"));
        } else if (forecast == null) {
            sentences.add(words().t("recruitment.none"));
        } else {
            sentences.add(words().t(
                            "recruitment.forecast",
                            words().number(forecast.perWeek()),
                            words().date(forecast.middle()),
                            words().date(forecast.early()),
                            words().date(forecast.late())));
        }
        if (all.isPlanned()) {
            sentences.add(words().t(
                            "recruitment.against",
                            words().number(Math.round(all.expected(today))),
                            words().number(all.enrolled())));
        } else if (!in.state().recruitment().isEmpty()) {
            sentences.add(words().t("recruitment.some-planned"));
        } else if (in.allows(Permission.PLAN_RECRUITMENT, null)) {
            sentences.add(words().t("recruitment.no-plan"));
        }
        return sentences;
    }

    private List<Recruitment.Line> lines(Map<String, Recruited> sites, Recruited all) {
        var lines = new ArrayList<Recruitment.Line>();
        sites.forEach((site, here) -> {
            Integer limit = in.state().siteLimits().get(site);
            lines.add(line(site, false, here, limit == null ? "" : words().number(limit), change(site)));
        });
        if (sites.size() != 1) {
            lines.add(line(words().t("recruitment.total"), true, all, "", null));
        }
        return lines;
    }

    private Recruitment.Line line(String site, boolean isTotal, Recruited here, String limit, @Nullable String change) {
        double planned = here.expected(today);
        int enrolled = here.enrolled();
        LocalDate until = here.until();
        boolean isLate = here.isPlanned() && enrolled < planned - CLEARLY * Math.sqrt(planned);
        Forecast forecast = here.forecast();
        double chance = here.chance();
        boolean isOpen = here.isPlanned() && here.more() > 0;
        return new Recruitment.Line(
                site,
                isTotal,
                words().number(here.screened()),
                words().number(enrolled),
                here.isPlanned() ? words().number(Math.round(planned)) : "",
                here.isPlanned() ? signed(Math.round(enrolled - planned)) : "",
                isLate ? "late" : "",
                here.weeks() > 0 ? words().number(here.recent() / here.weeks()) : "\u2013",
                until == null
                        ? here.goal() > 0 ? words().number(here.goal()) : ""
                        : words().t("recruitment.goal", words().number(here.goal()), words().date(until)),
                forecast == null
                        ? isOpen ? words().t("recruitment.too-few") : ""
                        : words().t(
                                        "recruitment.interval",
                                        words().date(forecast.middle()),
                                        words().date(forecast.early()),
                                        words().date(forecast.late())),
                isOpen && Double.isFinite(chance) ? percent(chance) : "",
                limit,
                change);
    }

    private String percent(double chance) {
        return words().t("percent", words().number(Math.round(100 * chance)));
    }

    private String signed(long number) {
        String written = words().number(Math.abs(number));
        return number > 0 ? "+" + written : number < 0 ? "\u2212" + written : written;
    }

    private @Nullable String change(@Nullable String site) {
        if (!in.allows(Permission.PLAN_RECRUITMENT, null)) {
            return null;
        }
        String path = in.path("recruitment");
        return site == null ? path : path + "?site=" + URLEncoder.encode(site, StandardCharsets.UTF_8);
    }

    private Words words() {
        return in.words();
    }
}
