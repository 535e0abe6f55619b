package org.stegvis.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stegvis.conduct.Engine;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.Step;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.flow.Flow;
import org.stegvis.report.flow.Way;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.VisitStanding;
import org.stegvis.server.participant.VisitState;
import org.stegvis.server.recruitment.RecruitmentTallies;
import org.stegvis.server.tally.CountedCourses;
import org.stegvis.server.tally.Counts;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// What counts tell of simulated participants, half of whom are still on their way, is what going through everybody
/// tells.
class OverviewTwice {
    private static final int PARTICIPANTS = 80;

    @Test
    void counts_tell_what_going_through_everybody_tells() {
        for (String trial : List.of("back-pain", "adhd", "best", "preference", "extend")) {
            told(trial);
        }
    }

    private static void told(String trial) {
        var accepted = (Reading.Accepted) ProtocolReader.read(Trials.folder().resolve(trial + ".yaml"));
        Protocol protocol = accepted.protocol();
        var version = new PublishedProtocol(
                1,
                LocalDate.EPOCH,
                AppliesTo.EVERYBODY,
                "",
                "",
                Map.of(),
                protocol,
                accepted.instruments(),
                Engine.of(protocol));
        List<History> all = Simulation.of(protocol, UsualScenario.of(protocol).scenario())
                .run(PARTICIPANTS, 1)
                .histories();
        LocalDate today = today(all);
        List<Course> courses =
                all.stream().flatMap(each -> until(version, each, today)).toList();
        assertThat(courses).as(trial).isNotEmpty();
        Counts counts = CountedCourses.of(
                List.of(new FlowTallies(), new DecisionTallies(), new WayTallies(), new RecruitmentTallies()), courses);
        flow(protocol, courses, counts);
        visits(protocol, courses, counts, today);
        figure(protocol, courses, counts);
    }

    private static void flow(Protocol protocol, List<Course> courses, Counts counts) {
        assertThat(flow(counts, FlowTallies.ASSESSED)).isEqualTo(courses.size());
        assertThat(flow(counts, FlowTallies.ENROLLED))
                .isEqualTo(number(courses, OverviewTwice::isEnrolled))
                .isEqualTo(counts.sum(RecruitmentTallies.ENROLLED, tally -> true));
        assertThat(flow(counts, FlowTallies.COMPLETED)).isEqualTo(stopped(courses, new Step.Reason.Completed()));
        assertThat(flow(counts, FlowTallies.WITHDRAWN)).isEqualTo(stopped(courses, new Step.Reason.Withdrawn()));
        protocol.decisions()
                .forEach(decision -> assertThat(counts.at(FlowTallies.DECIDED, decision.id()))
                        .isEqualTo(number(
                                courses,
                                each -> each.history().facts().settled().containsKey(decision.id()))));
    }

    private static void visits(Protocol protocol, List<Course> courses, Counts counts, LocalDate today) {
        for (Visit visit : protocol.visits()) {
            for (VisitState state : VisitState.values()) {
                assertThat(counts.sum(
                                FlowTallies.VISIT,
                                tally -> tally.at().equals(visit.id())
                                        && VisitStanding.of(tally.detail(), tally.first(), tally.last())
                                                        .on(today)
                                                == state))
                        .as(visit.id() + " " + state)
                        .isEqualTo(number(
                                courses, each -> isEnrolled(each) && VisitState.of(each, visit, today) == state));
            }
        }
    }

    private static void figure(Protocol protocol, List<Course> courses, Counts counts) {
        var data = Projection.of(protocol)
                .toData(courses.stream().map(Course::history).toList());
        ReportInput input = ReportInput.of(protocol, data, List.of(), Provenance.of("", "", ""), Language.ENGLISH);
        List<Way> ways = counts.of(WayTallies.WAY).stream()
                .map(each -> WayText.way(each.tally().detail(), protocol, each.n()))
                .toList();
        assertThat(ways.size()).isLessThan(courses.size());
        assertThat(Xhtml.of(Flow.of(input, ways).figure(Lettering.TEXT)))
                .isEqualTo(Xhtml.of(new Flow(input).figure(Lettering.TEXT)));
    }

    /// A day by which half of all that was simulated had happened.
    private static LocalDate today(List<History> all) {
        List<LocalDate> days = all.stream()
                .flatMap(each -> each.events().stream())
                .map(Event::on)
                .sorted()
                .toList();
        return days.get(days.size() / 2);
    }

    /// None when nothing had happened.
    private static Stream<Course> until(PublishedProtocol version, History history, LocalDate day) {
        var entries = new ArrayList<Entry>();
        String participant = history.participant().text();
        for (Event event : history.events()) {
            if (!event.on().isAfter(day)) {
                NewEntry entry = ConductEvents.entry(event);
                entries.add(new Entry(
                        "simulated",
                        entries.size() + 1,
                        Instant.EPOCH,
                        entry.happened(),
                        "test",
                        "test",
                        null,
                        participant,
                        entry.type(),
                        entry.what(),
                        entry.why(),
                        ""));
            }
        }
        if (entries.isEmpty()) {
            return Stream.of();
        }
        History known = ConductEvents.history(participant, entries);
        return Stream.of(new Course(
                participant, entries, version, known, version.engine().next(known)));
    }

    private static int flow(Counts counts, String how) {
        return counts.sum(FlowTallies.FLOW, tally -> tally.detail().equals(how));
    }

    private static int stopped(List<Course> courses, Step.Reason reason) {
        return number(courses, each -> each.next() instanceof Step.Stop(var why) && why.equals(reason));
    }

    private static boolean isEnrolled(Course course) {
        return course.history().facts().enrolled() != null;
    }

    private static int number(List<Course> courses, Predicate<Course> which) {
        return (int) courses.stream().filter(which).count();
    }
}
