package org.stegvis.protocol;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The planned order of visits and decisions, in weeks from enrolment.
///
/// A visit counted from a decision has the latest week that the protocol plans for it: the last occasion of the
/// decision and the weeks of the visit. When it comes to one participant depends on the day of the decision.
public final class Chronology {
    private final Map<String, Double> weeks;
    private final List<Visit> visits;

    private Chronology(Map<String, Double> weeks, List<Visit> visits) {
        this.weeks = weeks;
        this.visits = visits;
    }

    /// Puts the visits in order of time, those counted from a decision behind its last occasion.
    ///
    /// @param decisions in order of time
    public static Chronology of(List<Visit> visits, List<Decision> decisions) {
        var weeks = new HashMap<String, Double>();
        for (Visit visit : visits) {
            if (visit.after() == null) {
                weeks.put(visit.id(), visit.week());
            }
        }
        for (Decision decision : decisions) {
            double taken = last(decision, weeks);
            for (Visit visit : visits) {
                if (decision.id().equals(visit.after())) {
                    weeks.put(visit.id(), taken + visit.week());
                }
            }
        }
        List<Visit> inOrder = visits.stream()
                .sorted(Comparator.comparingDouble(visit -> weeks.getOrDefault(visit.id(), Double.NaN)))
                .toList();
        return new Chronology(weeks, inOrder);
    }

    /// The week of a visit; NaN where it is counted from a decision that is not among the decisions.
    public double week(String visit) {
        return weeks.getOrDefault(visit, Double.NaN);
    }

    /// The week of the first occasion of a decision.
    public double first(Decision decision) {
        return decision.at().stream()
                .mapToDouble(occasion -> week(occasion.visit()))
                .min()
                .orElse(Double.NaN);
    }

    /// The week of the last occasion of a decision.
    public double last(Decision decision) {
        return last(decision, weeks);
    }

    /// All visits in order of time; those of the same week in the order of the protocol.
    public List<Visit> visits() {
        return visits;
    }

    private static double last(Decision decision, Map<String, Double> weeks) {
        return decision.at().stream()
                .mapToDouble(occasion -> weeks.getOrDefault(occasion.visit(), Double.NaN))
                .max()
                .orElse(Double.NaN);
    }
}
