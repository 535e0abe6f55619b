package org.stegvis.cli.simulation;

import java.util.Locale;
import org.stegvis.design.operating.Counted;
import org.stegvis.design.operating.Duration;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.protocol.Analysis;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// How long a trial takes, on average where chance decides it.
///
/// @param perWeek enrolled in a week
/// @param enrolmentWeeks until all are enrolled
/// @param weeks until the last of them has had the last visit, as planned
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
record PowerDuration(double perWeek, double enrolmentWeeks, double weeks) {

    static PowerDuration of(PowerPlan plan, OperatingCharacteristics found) {
        double enrolment = found.counts().stream()
                .filter(each -> each.counted() instanceof Counted.EnrolmentWeeks)
                .mapToDouble(each -> each.mean().value())
                .findFirst()
                .orElseThrow();
        return new PowerDuration(
                found.participants() / enrolment,
                enrolment,
                new Duration(plan.protocol(), plan.scenario()).weeks(enrolment));
    }

    /// In which week so many can be looked at: when they are enrolled and have had the visit of the outcome.
    double weekOfLook(PowerPlan plan, Analysis analysis, int participants) {
        String visit = analysis.outcome().last().visit();
        double after = plan.protocol().visits().stream()
                .filter(each -> each.id().equals(visit))
                .mapToDouble(each -> Duration.week(plan.protocol(), each))
                .findFirst()
                .orElse(0);
        return participants / perWeek + after;
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
