package org.stegvis.server.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.stegvis.server.recruitment.Recruiting;
import org.stegvis.server.reminder.ReminderEffect;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialsetup.TrialState.Status;

/// Makes the overview of a trial from where everybody stands.
///
/// @param isOpenReport whether it is for a meeting where nobody may learn what an option does
record Overseeing(InTrial in, List<Course> courses, LocalDate today, boolean isOpenReport) {
    Overview overview() {
        boolean seesOptions = !isOpenReport
                && (in.allows(Permission.SEE_OPTION_TOTALS, null) || in.allows(Permission.SEE_ALLOCATIONS, null));
        boolean seesResponse = !isOpenReport && (seesOptions || in.allows(Permission.EXPORT_BLIND, null));
        int enrolled = enrolled();
        String status = in.state().status().name().toLowerCase(java.util.Locale.ROOT);
        var numbers = new FlowNumbers(in, courses);
        var decided = new Decided(in, courses);
        return new Overview(
                in.id(),
                status,
                words().t("status." + status),
                isOpenReport,
                isOpenReport ? List.of() : acts(),
                List.of(
                        number(courses.size(), "overview.screened"),
                        number(enrolled, "overview.enrolled"),
                        number(in.protocol().trial().participants(), "overview.planned"),
                        number(numbers.withdrawn(), "overview.withdrawn"),
                        number(numbers.completed(), "overview.completed")),
                new Recruiting(in, courses, today).found(),
                numbers.lines(),
                seesOptions && enrolled > 0 ? figure(numbers) : null,
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
        if (status == Status.DRAFT && in.allows(Permission.PUBLISH_PROTOCOL, null)) {
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
        if (in.allows(Permission.REVEAL_KEY, null)
                && status == Status.CLOSED
                && in.state().revealedKey() == null) {
            acts.add(act("run/reveal", false));
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

    private int enrolled() {
        return (int) courses.stream()
                .filter(each -> each.history().facts().enrolled() != null)
                .count();
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
