package org.stegvis.report.trajectory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// Estimates the mean of a measure at each visit under each embedded regime.
///
/// At a visit only the decisions taken before it matter. So the regimes of the protocol as it stood until
/// then are estimated there, and regimes that have not parted yet have one value.
final class Courses {
    private final Protocol protocol;
    private final TrialData data;
    private final List<EmbeddedRegime> regimes;

    Courses(Protocol protocol, TrialData data, List<EmbeddedRegime> regimes) {
        this.protocol = protocol;
        this.data = data;
        this.regimes = regimes;
    }

    /// The values of one regime, one a visit; null where the data allow no estimate.
    record Course(EmbeddedRegime regime, List<Point> points) {
        Course {
            points = List.copyOf(points);
        }
    }

    /// @param week as planned, from enrolment
    record Point(Visit visit, double week, @Nullable Estimate estimate) {}

    /// Empty when the measure has no mean to follow or is not in the data.
    List<Course> of(Measure measure) {
        List<Visit> visits = visits(measure);
        if (visits.size() < 2 || measure.scale() instanceof Scale.TimeToEvent) {
            return List.of();
        }
        var points = new ArrayList<List<Point>>();
        regimes.forEach(regime -> points.add(new ArrayList<>()));
        for (Visit visit : visits) {
            addPoints(measure, visit, points);
        }
        var courses = new ArrayList<Course>();
        for (int i = 0; i < regimes.size(); i++) {
            courses.add(new Course(regimes.get(i), points.get(i)));
        }
        return courses;
    }

    private void addPoints(Measure measure, Visit visit, List<List<Point>> points) {
        Protocol until = until(measure, visit);
        Result result = PlannedAnalyses.of(until).run(data).getFirst();
        for (int i = 0; i < regimes.size(); i++) {
            points.get(i)
                    .add(new Point(
                            visit, protocol.chronology().week(visit.id()), value(result, regimes.get(i), until)));
        }
    }

    private static @Nullable Estimate value(Result result, EmbeddedRegime regime, Protocol until) {
        if (!(result instanceof Result.Found found)
                || !(found.values().sides() instanceof Section.Sides.Regimes(var ofRegimes))) {
            return null;
        }
        List<String> decisions = until.decisions().stream().map(Decision::id).toList();
        var wanted = regime.rule().until(decisions);
        for (int i = 0; i < ofRegimes.size(); i++) {
            if (ofRegimes.get(i).rule().equals(wanted)) {
                return found.values().values().get(i).estimate();
            }
        }
        return null;
    }

    /// The protocol with the decisions taken before a visit; the first one always, as baseline is shown by
    /// arm.
    private Protocol until(Measure measure, Visit visit) {
        var chronology = protocol.chronology();
        var decisions = new ArrayList<Decision>();
        for (Decision decision : protocol.decisions()) {
            boolean isSequel = decision.id().equals(visit.after());
            if (decisions.isEmpty() || isSequel || chronology.last(decision) < chronology.week(visit.id())) {
                decisions.add(decision);
            }
        }
        return new Protocol(
                protocol.trial(),
                protocol.sites(),
                protocol.characteristics(),
                protocol.treatments(),
                protocol.measures(),
                protocol.visits(),
                protocol.eligibility(),
                decisions,
                List.of(analysis(measure, visit)),
                protocol.cluster(),
                protocol.interim(),
                protocol.reminders());
    }

    private Analysis analysis(Measure measure, Visit visit) {
        return new Analysis(
                "course",
                Text.of("Course", "Forløp"),
                new Comparison.Regimes(),
                new Analysis.Outcome.AtVisit(measure.id(), visit.id()),
                List.of(),
                WeightedReplicated.withDefaults(),
                alpha(measure),
                Analysis.Role.SECONDARY);
    }

    /// The level that the protocol gives to this measure, else that of the trial.
    double alpha(Measure measure) {
        return protocol.analyses().stream()
                .filter(each -> each.outcome().measure().equals(measure.id()))
                .reduce((first, second) -> second.compare() instanceof Comparison.Regimes ? second : first)
                .map(Analysis::alpha)
                .orElse(protocol.trial().alpha());
    }

    private List<Visit> visits(Measure measure) {
        return protocol.chronology().visits().stream()
                .filter(visit -> visit.collect().contains(measure.id()))
                .filter(visit -> {
                    String column = new Analysis.Outcome.AtVisit(measure.id(), visit.id())
                            .reference()
                            .toString();
                    return data.has(column) && data.column(column) instanceof Column.Numbers;
                })
                .toList();
    }

    static List<EmbeddedRegime> regimes(Protocol protocol, int most) {
        return EmbeddedRegimes.count(protocol).compareTo(BigInteger.valueOf(most)) > 0
                ? List.of()
                : EmbeddedRegimes.of(protocol);
    }
}
