package org.stegvis.server.overview;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Visit;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.flow.Flow;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.access.Permission;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.VisitState;
import org.stegvis.server.reminder.ReminderEffect;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialsetup.TrialState.Status;

/// Makes the overview of a trial from where everybody stands.
record Overseeing(InTrial in, List<Course> courses, LocalDate today) {
    private static final int RECENT_WEEKS = 12;

    Overview overview() {
        boolean seesOptions =
                in.allows(Permission.SEE_OPTION_TOTALS, null) || in.allows(Permission.SEE_ALLOCATIONS, null);
        boolean seesResponse = seesOptions || in.allows(Permission.EXPORT_BLIND, null);
        List<LocalDate> enrolled = enrolled(courses);
        Forecast forecast = forecast(courses);
        String status = in.state().status().name().toLowerCase(java.util.Locale.ROOT);
        var numbers = new FlowNumbers(in, courses);
        var decided = new Decided(in, courses);
        return new Overview(
                in.id(),
                status,
                words().t("status." + status),
                acts(),
                List.of(
                        number(courses.size(), "overview.screened"),
                        number(enrolled.size(), "overview.enrolled"),
                        number(in.protocol().trial().participants(), "overview.planned"),
                        number(numbers.withdrawn(), "overview.withdrawn"),
                        number(numbers.completed(), "overview.completed")),
                enrolled.isEmpty()
                        ? null
                        : new RecruitmentFigure(
                                        enrolled, in.protocol().trial().participants(), forecast, today, words())
                                .svg(),
                forecast(enrolled.size(), forecast),
                sites(),
                numbers.lines(),
                seesOptions && !enrolled.isEmpty() ? figure(numbers) : null,
                in.protocol().chronology().visits().stream()
                        .filter(Visit::isAfterEnrolment)
                        .map(this::retention)
                        .toList(),
                ReminderEffect.of(in.protocol(), courses, today).stream()
                        .map(this::reminded)
                        .toList(),
                seesResponse ? decided.response() : List.of(),
                seesResponse ? decided.balance(seesOptions) : List.of(),
                seesOptions);
    }

    private Overview.Number number(int value, String key) {
        return new Overview.Number(words().number(value), words().t(key));
    }

    private List<Overview.Act> acts() {
        var acts = new ArrayList<Overview.Act>();
        Status status = in.state().status();
        if (in.allows(Permission.OPEN_AND_CLOSE, null) && status == Status.DRAFT) {
            acts.add(act("run/open", true));
        }
        if (status == Status.DRAFT) {
            acts.add(act("rehearsal", false));
        }
        if (in.allows(Permission.PAUSE, null) && status == Status.OPEN) {
            acts.add(act("run/pause", false));
        }
        if (in.allows(Permission.PAUSE, null) && status == Status.PAUSED) {
            acts.add(act("run/resume", true));
        }
        if (in.allows(Permission.OPEN_AND_CLOSE, null) && (status == Status.OPEN || status == Status.PAUSED)) {
            acts.add(act("run/close", false));
        }
        if (in.allows(Permission.RELEASE_RESULTS, null)
                && status == Status.CLOSED
                && !in.state().released()) {
            acts.add(act("run/release", false));
        }
        return acts;
    }

    private Overview.Act act(String below, boolean isFirst) {
        return new Overview.Act(in.path(below), words().t("overview." + below.replace('/', '.')), isFirst);
    }

    private static List<LocalDate> enrolled(List<Course> some) {
        return some.stream()
                .flatMap(each -> java.util.stream.Stream.ofNullable(
                        each.history().facts().enrolled()))
                .sorted()
                .toList();
    }

    private @Nullable Forecast forecast(List<Course> some) {
        double weeks = weeks(some);
        int recent = recent(some, weeks);
        return Forecast.of(
                recent,
                weeks,
                in.protocol().trial().participants() - enrolled(some).size(),
                today);
    }

    /// The weeks that the rate is told from: the last ones, or all since the first screening.
    private double weeks(List<Course> some) {
        long days = some.stream()
                .map(each -> each.history().events().getFirst().on())
                .min(LocalDate::compareTo)
                .map(first -> ChronoUnit.DAYS.between(first, today) + 1)
                .orElse(0L);
        return Math.min(RECENT_WEEKS, days / 7.0);
    }

    private int recent(List<Course> some, double weeks) {
        LocalDate since = today.minusDays(Math.round(weeks * 7) - 1);
        return (int) enrolled(some).stream().filter(day -> !day.isBefore(since)).count();
    }

    private String forecast(int enrolled, @Nullable Forecast forecast) {
        if (enrolled >= in.protocol().trial().participants()) {
            return words().t("recruitment.reached");
        }
        return forecast == null
                ? words().t("recruitment.none")
                : words().t(
                                "recruitment.forecast",
                                words().number(forecast.perWeek()),
                                words().date(forecast.middle()),
                                words().date(forecast.early()),
                                words().date(forecast.late()));
    }

    private List<Overview.Site> sites() {
        double weeks = weeks(courses);
        return in.protocol().sites().stream()
                .map(site -> {
                    List<Course> here = courses.stream()
                            .filter(each -> site.equals(each.site()))
                            .toList();
                    Integer limit = in.state().siteLimits().get(site);
                    return new Overview.Site(
                            site,
                            here.size(),
                            enrolled(here).size(),
                            weeks > 0 ? words().number(recent(here, weeks) / weeks) : "\u2013",
                            limit == null ? "" : words().number(limit));
                })
                .toList();
    }

    private String figure(FlowNumbers numbers) {
        var data = org.stegvis.conduct.projection.Projection.of(in.protocol())
                .toData(courses.stream().map(Course::history).toList());
        ReportInput input = ReportInput.of(in.protocol(), data, List.of(), Provenance.of("", "", ""), in.language())
                .with(numbers.screening());
        return Xhtml.of(new Flow(input).figure(Lettering.TEXT)).strip();
    }

    private Overview.Visit retention(Visit visit) {
        int due = 0;
        int answered = 0;
        int missed = 0;
        int open = 0;
        for (Course course : courses) {
            if (course.history().facts().enrolled() == null) {
                continue;
            }
            VisitState state = VisitState.of(course, visit, today);
            due += state.isPast() ? 1 : 0;
            answered += state.isAnswered() ? 1 : 0;
            missed += state == VisitState.MISSED || state == VisitState.OVERDUE ? 1 : 0;
            open += state == VisitState.DUE ? 1 : 0;
        }
        return new Overview.Visit(
                visit.title().in(in.language()),
                due,
                answered,
                missed,
                open,
                due == 0 ? "\u2013" : words().t("percent", words().number(Math.round(100.0 * answered / due))));
    }

    private Overview.Reminded reminded(ReminderEffect effect) {
        return new Overview.Reminded(
                effect.visit().title().in(in.language()),
                effect.sent(),
                effect.notSent(),
                share(effect.soon(), effect.reminded()),
                share(effect.answeredReminded(), effect.reminded()),
                share(effect.answeredOthers(), effect.others()));
    }

    private String share(int part, int whole) {
        return whole == 0
                ? "\u2013"
                : part + "/" + whole + " (" + words().t("percent", words().number(Math.round(100.0 * part / whole)))
                        + ")";
    }

    private Words words() {
        return Objects.requireNonNull(in.words());
    }
}
