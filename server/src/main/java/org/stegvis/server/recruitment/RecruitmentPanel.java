package org.stegvis.server.recruitment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.server.page.Words;

/// One panel: enrolled over time as steps, the plan as a dashed line, and how it will go on as a fan.
///
/// @param where the first column of the table that the figure can be kept as
/// @param start the day at the left
/// @param time days from there
record RecruitmentPanel(
        Drawing on, Words words, String where, Recruited recruited, LocalDate start, Axis time, Axis count) {
    private static final int MOST_TOLD = 36;
    private static final int TICKS = 4;
    private static final TextStyle LABEL = new TextStyle(11, false, Ink.QUIET);
    private static final TextStyle TITLE = new TextStyle(12, true, Ink.TEXT);

    void draw(String title, int dates) {
        double bottom = count.from();
        for (double tick : count.ticks(TICKS)) {
            on.line(time.from(), count.at(tick), time.to(), count.at(tick), Ink.GHOST, 1);
            on.write(words.number(tick), time.from() - 6, count.at(tick) + 4, LABEL, Anchor.END);
        }
        if (!title.isEmpty()) {
            on.write(title, time.from(), count.to() - 10, TITLE, Anchor.START);
        }
        for (int part = 0; part <= dates; part++) {
            double day = time.high() * part / dates;
            Anchor anchor = part == 0 ? Anchor.START : part == dates ? Anchor.END : Anchor.MIDDLE;
            on.write(words.date(start.plusDays(Math.round(day))), time.at(day), bottom + 20, LABEL, anchor);
        }
        plan();
        fan();
        steps();
    }

    private double x(LocalDate day) {
        return time.at(Math.clamp((double) ChronoUnit.DAYS.between(start, day), time.low(), time.high()));
    }

    private void plan() {
        if (!recruited.isPlanned()) {
            if (recruited.goal() == 0) {
                return;
            }
            on.dashed(
                    time.from(),
                    count.at(recruited.goal()),
                    time.to(),
                    count.at(recruited.goal()),
                    Ink.QUIET,
                    1,
                    "4 3");
            return;
        }
        var points = new ArrayList<Double>();
        for (LocalDate day : recruited.bends()) {
            points.addAll(List.of(x(day), count.at(recruited.expected(day))));
        }
        points.addAll(List.of(time.to(), points.getLast()));
        on.polyline(points, Ink.TRUTH, 1.6, "6 4");
        for (LocalDate day : recruited.bends()) {
            double planned = recruited.expected(day);
            on.telling(
                    words.t("recruitment.planned.point", words.date(day), words.number(planned)),
                    List.of(where, words.t("recruitment.plan"), day.toString(), Double.toString(planned)),
                    () -> on.disc(x(day), count.at(planned), 3.5, Ink.WHITE, Ink.TRUTH, 1.5));
        }
    }

    private void fan() {
        Forecast told = recruited.forecast();
        if (told == null) {
            return;
        }
        double from = count.at(recruited.enrolled());
        double to = count.at(recruited.goal());
        double now = x(recruited.today());
        for (LocalDate day : List.of(told.early(), told.late())) {
            on.row(row("recruitment.forecast.row", day, recruited.goal()));
        }
        on.telling(
                words.t(
                        "recruitment.forecast.short",
                        words.date(told.middle()),
                        words.date(told.early()),
                        words.date(told.late())),
                row("recruitment.forecast.row", told.middle(), recruited.goal()),
                () -> {
                    on.polygon(
                            List.of(now, from, x(told.early()), to, x(told.late()), to),
                            Ink.ACCENT_PALE,
                            Ink.ACCENT_PALE,
                            1);
                    on.dashed(now, from, x(told.middle()), to, Ink.ACCENT, 1.5, "5 4");
                });
    }

    /// A step a day, and a dot on some: few enough that each can be told apart.
    private void steps() {
        var points = new ArrayList<Double>(List.of(x(start), count.at(0)));
        int every = Math.max(1, (int) Math.ceil((double) recruited.enrolled() / MOST_TOLD));
        int so = 0;
        for (var each : recruited.byDay().entrySet()) {
            LocalDate day = each.getKey();
            points.addAll(List.of(x(day), count.at(so), x(day), count.at(so + each.getValue())));
            so += each.getValue();
        }
        points.addAll(List.of(x(recruited.today()), count.at(so)));
        on.polyline(points, Ink.ACCENT, 2, "");
        so = 0;
        for (var each : recruited.byDay().entrySet()) {
            LocalDate day = each.getKey();
            boolean isTold = so / every < (so + each.getValue()) / every;
            so += each.getValue();
            List<String> row = row("overview.enrolled", day, so);
            if (!isTold && so != recruited.enrolled()) {
                on.row(row);
                continue;
            }
            int soFar = so;
            on.telling(
                    words.t("recruitment.point", words.date(day), soFar),
                    row,
                    () -> on.disc(x(day), count.at(soFar), 3.5, Ink.ACCENT, Ink.WHITE, 1));
        }
    }

    private List<String> row(String kind, LocalDate day, int number) {
        return List.of(where, words.t(kind), day.toString(), Integer.toString(number));
    }
}
