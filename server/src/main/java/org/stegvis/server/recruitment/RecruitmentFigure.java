package org.stegvis.server.recruitment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.page.Words;
import org.stegvis.server.trialsetup.RecruitmentPlan;

/// The figures of recruitment: the whole trial, and a small panel for each site on one time axis.
record RecruitmentFigure(Words words) {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 280;
    private static final double LEFT = 44;
    private static final double TOP = 16;
    private static final double BELOW = 34;
    private static final int ACROSS = 3;
    private static final double SMALL = 190;
    private static final double SMALL_TOP = 34;
    private static final int SHORTEST_DAYS = 28;

    /// An `svg` element.
    String ofTrial(String title, Recruited all) {
        var on = new Drawing(Lettering.TEXT);
        LocalDate start = start(List.of(all));
        panel(on, title, all, start, days(start, List.of(all)), LEFT, WIDTH - 20, HEIGHT - BELOW, TOP)
                .draw("", 4);
        return finished(on, HEIGHT, "recruitment.figure");
    }

    /// An `svg` element.
    String bySite(Map<String, Recruited> sites) {
        var on = new Drawing(Lettering.TEXT);
        LocalDate start = start(List.copyOf(sites.values()));
        double days = days(start, List.copyOf(sites.values()));
        double room = WIDTH / ACROSS;
        int number = 0;
        for (var site : sites.entrySet()) {
            double left = number % ACROSS * room;
            double top = Math.floorDiv(number, ACROSS) * SMALL;
            panel(
                            on,
                            site.getKey(),
                            site.getValue(),
                            start,
                            days,
                            left + LEFT,
                            left + room - 16,
                            top + SMALL - BELOW,
                            top + SMALL_TOP)
                    .draw(site.getKey(), 1);
            number++;
        }
        double rows = Math.ceil((double) sites.size() / ACROSS);
        return finished(on, rows * SMALL, "recruitment.by-site");
    }

    private String finished(Drawing on, double height, String title) {
        on.columns(words.t("site"), words.t("recruitment.what"), words.t("recruitment.day"), words.t("participants"));
        return Xhtml.of(on.svg(WIDTH, height, words.t(title))).strip();
    }

    private RecruitmentPanel panel(
            Drawing on,
            String where,
            Recruited one,
            LocalDate start,
            double days,
            double left,
            double right,
            double bottom,
            double top) {
        Axis count = Axis.over(0, Math.max(Math.max(one.goal(), one.enrolled()), 1), 4, bottom, top);
        return new RecruitmentPanel(on, words, where, one, start, new Axis(0, days, left, right), count);
    }

    private static LocalDate start(List<Recruited> some) {
        return some.stream()
                .flatMap(each -> Stream.concat(
                        each.byDay().keySet().stream().limit(1),
                        each.plans().stream().map(RecruitmentPlan::from)))
                .min(LocalDate::compareTo)
                .orElse(some.getFirst().today());
    }

    /// To the last day that is told of, but no further than a forecast that is worth drawing.
    private static double days(LocalDate start, List<Recruited> some) {
        LocalDate today = some.getFirst().today();
        long soFar = ChronoUnit.DAYS.between(start, today);
        LocalDate planned = some.stream()
                .map(Recruited::until)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(today);
        LocalDate forecast = some.stream()
                .map(Recruited::forecast)
                .filter(Objects::nonNull)
                .map(Forecast::late)
                .max(LocalDate::compareTo)
                .orElse(today);
        long most = Math.max(4 * Math.max(soFar, SHORTEST_DAYS), ChronoUnit.DAYS.between(start, planned));
        long wanted = Math.max(ChronoUnit.DAYS.between(start, forecast), ChronoUnit.DAYS.between(start, planned));
        return Math.max(SHORTEST_DAYS, Math.max(soFar, Math.min(wanted, most)));
    }
}
