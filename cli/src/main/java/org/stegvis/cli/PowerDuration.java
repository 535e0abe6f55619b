package org.stegvis.cli;

import java.util.Locale;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// How long a trial takes when participants enrol evenly, as the scenario says.
///
/// @param perWeek enrolled in a week
/// @param enrolmentWeeks until all are enrolled
/// @param weeks until the last of them has had the last visit, as planned
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
record PowerDuration(double perWeek, double enrolmentWeeks, double weeks) {

    static PowerDuration of(PowerPlan plan) {
        double perWeek = plan.scenario().calendar().perWeek();
        double enrolment = plan.participants() / perWeek;
        double last = plan.protocol().visits().stream()
                .mapToDouble(each -> week(plan.protocol(), each))
                .max()
                .orElse(0);
        return new PowerDuration(perWeek, enrolment, enrolment + last);
    }

    /// In which week so many can be looked at: when they are enrolled and have had the visit of the outcome.
    static double weekOfLook(PowerPlan plan, Analysis analysis, int participants) {
        String visit = analysis.outcome().last().visit();
        double after = plan.protocol().visits().stream()
                .filter(each -> each.id().equals(visit))
                .mapToDouble(each -> week(plan.protocol(), each))
                .findFirst()
                .orElse(0);
        return participants / plan.scenario().calendar().perWeek() + after;
    }

    /// Weeks from enrolment; of a visit counted from a decision, where that is taken at its last occasion.
    private static double week(Protocol protocol, Visit visit) {
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

    String sentence() {
        return String.format(
                Locale.ROOT,
                "enrolment takes %.0f weeks at %.1f a week; the last visit is in week %.0f",
                Math.ceil(enrolmentWeeks),
                perWeek,
                Math.ceil(weeks));
    }
}
