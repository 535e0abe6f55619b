package org.stegvis.server.overview;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.Type;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.page.Words;

/// Enrolled over time, the number planned, and how it will go on.
///
/// @param enrolled the days of enrolment, sorted
record RecruitmentFigure(
        List<LocalDate> enrolled, int planned, @Nullable Forecast forecast, LocalDate today, Words words) {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 260;
    private static final double LEFT = 44;
    private static final double RIGHT = 700;
    private static final double TOP = 16;
    private static final double BOTTOM = 226;
    private static final int MOST_TOLD = 36;
    private static final Type LABEL = new Type(11, false, Ink.QUIET);

    String svg() {
        var on = new Drawing(Lettering.TEXT);
        LocalDate start = enrolled.isEmpty() ? today : enrolled.getFirst();
        LocalDate end = forecast == null ? today : forecast.late();
        Axis time = new Axis(0, Math.max(28, ChronoUnit.DAYS.between(start, end)), LEFT, RIGHT);
        Axis count = Axis.over(0, Math.max(planned, enrolled.size()), 4, BOTTOM, TOP);
        for (double tick : count.ticks(4)) {
            on.line(LEFT, count.at(tick), RIGHT, count.at(tick), Ink.GHOST, 1);
            on.write(words.number(tick), LEFT - 6, count.at(tick) + 4, LABEL, Anchor.END);
        }
        days(on, start, time);
        on.dashed(LEFT, count.at(planned), RIGHT, count.at(planned), Ink.QUIET, 1, "4 3");
        double now = time.at(ChronoUnit.DAYS.between(start, today));
        if (forecast != null) {
            fan(on, start, time, count, now, forecast);
        }
        steps(on, start, time, count, now);
        return Xhtml.of(on.svg(WIDTH, HEIGHT, words.t("recruitment.figure"))).strip();
    }

    private void days(Drawing on, LocalDate start, Axis time) {
        for (int part = 0; part <= 3; part++) {
            double day = time.high() * part / 3;
            Anchor anchor = part == 0 ? Anchor.START : part == 3 ? Anchor.END : Anchor.MIDDLE;
            on.write(words.date(start.plusDays(Math.round(day))), time.at(day), BOTTOM + 22, LABEL, anchor);
        }
    }

    private void fan(Drawing on, LocalDate start, Axis time, Axis count, double now, Forecast told) {
        double early = time.at(ChronoUnit.DAYS.between(start, told.early()));
        double middle = time.at(ChronoUnit.DAYS.between(start, told.middle()));
        double late = time.at(ChronoUnit.DAYS.between(start, told.late()));
        double from = count.at(enrolled.size());
        double to = count.at(planned);
        on.telling(
                words.t(
                        "recruitment.forecast",
                        words.number(told.perWeek()),
                        words.date(told.middle()),
                        words.date(told.early()),
                        words.date(told.late())),
                () -> {
                    on.polygon(List.of(now, from, early, to, late, to), Ink.ACCENT_PALE, Ink.ACCENT_PALE, 1);
                    on.dashed(now, from, middle, to, Ink.ACCENT, 1.5, "5 4");
                });
    }

    private void steps(Drawing on, LocalDate start, Axis time, Axis count, double now) {
        var points = new ArrayList<Double>(List.of(LEFT, count.at(0)));
        int so = 0;
        for (LocalDate day : enrolled) {
            double x = time.at(ChronoUnit.DAYS.between(start, day));
            points.addAll(List.of(x, count.at(so), x, count.at(so + 1)));
            so++;
        }
        points.addAll(List.of(now, count.at(so)));
        on.polyline(points, Ink.ACCENT, 2, "");
        int every = Math.max(1, enrolled.size() / MOST_TOLD);
        for (int number = every; number <= enrolled.size(); number += every) {
            LocalDate day = enrolled.get(number - 1);
            int soFar = number;
            on.telling(
                    words.t("recruitment.point", words.date(day), soFar),
                    () -> on.disc(
                            time.at(ChronoUnit.DAYS.between(start, day)),
                            count.at(soFar),
                            4,
                            Ink.ACCENT,
                            Ink.WHITE,
                            1));
        }
    }
}
