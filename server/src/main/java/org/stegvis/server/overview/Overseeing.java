package org.stegvis.server.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.flow.Flow;
import org.stegvis.report.flow.Way;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.access.Permission;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.VisitStanding;
import org.stegvis.server.participant.VisitState;
import org.stegvis.server.recruitment.Recruiting;
import org.stegvis.server.reminder.ReminderEffect;
import org.stegvis.server.tally.Counts;
import org.stegvis.server.tally.Tally;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialsetup.TrialState.Status;

/// Makes the overview of a trial from what was counted.
///
/// @param isOpenReport whether it is for a meeting where nobody may learn what an option does
record Overseeing(InTrial in, Counts counts, LocalDate today, boolean isOpenReport) {
    /// The kinds of counts that it is told from.
    static final List<String> COUNTS = Stream.of(
                    List.of(FlowTallies.FLOW, FlowTallies.NOT_MET, FlowTallies.DECIDED, FlowTallies.VISIT),
                    List.of(DecisionTallies.RESPONSE, DecisionTallies.BALANCE, WayTallies.WAY),
                    Recruiting.COUNTS,
                    ReminderEffect.COUNTS)
            .flatMap(List::stream)
            .toList();

    private static final TrialData NOBODY = TrialData.of(List.of(), Map.of());

    Overview overview() {
        boolean seesOptions = !isOpenReport
                && (in.allows(Permission.SEE_OPTION_TOTALS, null) || in.allows(Permission.SEE_ALLOCATIONS, null));
        boolean seesResponse = !isOpenReport && (seesOptions || in.allows(Permission.EXPORT_BLIND, null));
        String status = in.state().status().name().toLowerCase(Locale.ROOT);
        var numbers = new FlowNumbers(in, counts);
        var decided = new Decided(in, counts);
        int enrolled = numbers.enrolled();
        return new Overview(
                in.id(),
                status,
                words().t("status." + status),
                isOpenReport,
                isOpenReport ? List.of() : acts(),
                List.of(
                        number(numbers.assessed(), "overview.screened"),
                        number(enrolled, "overview.enrolled"),
                        number(in.protocol().trial().participants(), "overview.planned"),
                        number(numbers.withdrawn(), "overview.withdrawn"),
                        number(numbers.completed(), "overview.completed")),
                new Recruiting(in, counts, today).found(),
                numbers.lines(),
                seesOptions && enrolled > 0 ? figure(numbers) : null,
                in.protocol().chronology().visits().stream()
                        .filter(Visit::isAfterEnrolment)
                        .map(this::retention)
                        .toList(),
                ReminderEffect.of(in.protocol(), counts, today).stream()
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

    private String figure(FlowNumbers numbers) {
        ReportInput input = ReportInput.of(in.protocol(), NOBODY, List.of(), Provenance.of("", "", ""), in.language())
                .with(numbers.screening());
        List<Way> ways = counts.of(WayTallies.WAY).stream()
                .sorted(Comparator.comparingInt(Counts.Count::n)
                        .reversed()
                        .thenComparing(each -> each.tally().detail()))
                .map(each -> WayText.way(each.tally().detail(), in.protocol(), each.n()))
                .toList();
        return Xhtml.of(Flow.of(input, ways).figure(Lettering.TEXT)).strip();
    }

    private Overview.Visit retention(Visit visit) {
        int due = 0;
        int answered = 0;
        int missed = 0;
        int open = 0;
        for (Counts.Count each : counts.of(FlowTallies.VISIT)) {
            Tally tally = each.tally();
            if (!tally.at().equals(visit.id())) {
                continue;
            }
            VisitState state = VisitStanding.of(tally.detail(), tally.first(), tally.last())
                    .on(today);
            due += state.isPast() ? each.n() : 0;
            answered += state.isAnswered() ? each.n() : 0;
            missed += state == VisitState.MISSED || state == VisitState.OVERDUE ? each.n() : 0;
            open += state == VisitState.DUE ? each.n() : 0;
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
