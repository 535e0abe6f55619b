package org.stegvis.design.operating;

import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Costs;
import org.stegvis.design.scenario.Recruitment;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;

/// How long a trial takes, and what it costs, once it is known when its last participant enrolled.
public final class Duration {
    private final Scenario scenario;
    private final int sites;
    private final double followUp;

    public Duration(Protocol protocol, Scenario scenario) {
        this.scenario = scenario;
        this.sites = Math.max(1, protocol.sites().size());
        this.followUp = protocol.visits().stream()
                .mapToDouble(each -> week(protocol, each))
                .max()
                .orElse(0);
    }

    /// Weeks from enrolment to a visit as planned; of one counted from a decision, where that is taken at its last
    /// occasion.
    public static double week(Protocol protocol, Visit visit) {
        String after = visit.after();
        if (after == null) {
            return visit.week();
        }
        return visit.week()
                + protocol.decision(after).at().stream()
                        .mapToDouble(each -> week(protocol, protocol.visit(each.visit())))
                        .max()
                        .orElse(0);
    }

    /// Weeks until the last participant has had the last visit, as planned.
    public double weeks(double enrolmentWeeks) {
        return enrolmentWeeks + followUp;
    }

    /// What the trial costs; 0 where the scenario tells no costs.
    double cost(double enrolmentWeeks, int assessed, int participants, long sessions, long visits) {
        Costs costs = scenario.costs();
        if (costs == null) {
            return 0;
        }
        double weeks = weeks(enrolmentWeeks);
        Recruitment recruitment = scenario.recruitment();
        return costs.of(new Costs.Use(
                weeks,
                opened(recruitment, enrolmentWeeks),
                siteWeeks(recruitment, enrolmentWeeks, weeks),
                assessed,
                participants,
                sessions,
                visits));
    }

    private int opened(@Nullable Recruitment recruitment, double enrolmentWeeks) {
        return recruitment == null
                ? sites
                : (int) recruitment.sites().stream()
                        .filter(each -> each.opens() <= enrolmentWeeks)
                        .count();
    }

    private double siteWeeks(@Nullable Recruitment recruitment, double enrolmentWeeks, double weeks) {
        return recruitment == null
                ? sites * weeks
                : recruitment.sites().stream()
                        .filter(each -> each.opens() <= enrolmentWeeks)
                        .mapToDouble(each -> weeks - each.opens())
                        .sum();
    }
}
