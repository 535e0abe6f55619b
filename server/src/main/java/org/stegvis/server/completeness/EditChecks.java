package org.stegvis.server.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Facts;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.protocol.wording.Names;
import org.stegvis.server.completeness.MatrixView.Check;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.VisitState;
import org.stegvis.server.trialpage.InTrial;

/// What the protocol would have had otherwise. That a value lies on its scale is seen to when it is
/// entered; here is what can only be seen afterwards.
record EditChecks(InTrial in, LocalDate today) {

    List<Check> of(Course course) {
        var found = new ArrayList<Check>();
        if (course.history().facts().enrolled() == null) {
            return found;
        }
        Protocol protocol = course.version().protocol();
        criteria(course, protocol, found);
        for (Visit visit : protocol.chronology().visits()) {
            visit(course, visit, found);
        }
        course.entries().stream()
                .filter(entry -> entry.type().equals("corrected-after-decision"))
                .findFirst()
                .ifPresent(entry -> found.add(check(course, in.words().t("check.after-decision"))));
        return found;
    }

    /// Somebody who is in the trial and, by the values as they are now, should not be.
    private void criteria(Course course, Protocol protocol, List<Check> found) {
        Facts facts = course.history().facts();
        var wording = new ExpressionWording(Names.of(protocol, in.language()), in.language());
        for (Criterion each : protocol.eligibility()) {
            if (each.require().evaluate(facts) == Truth.FALSE) {
                found.add(check(course, in.words().t("check.criterion", wording.of(each.require()))));
            }
        }
    }

    private void visit(Course course, Visit visit, List<Check> found) {
        String title = visit.title().in(in.language());
        VisitState state = VisitState.of(course, visit, today);
        if (state == VisitState.PARTIAL) {
            found.add(check(course, in.words().t("check.partial", title)));
        } else if (state == VisitState.OVERDUE) {
            found.add(check(course, in.words().t("check.overdue", title)));
        }
        LocalDate planned = VisitState.planned(course.history().facts(), visit);
        LocalDate on = on(course, visit);
        if (planned != null
                && on != null
                && (on.isBefore(planned.minusDays(visit.window().before()))
                        || on.isAfter(planned.plusDays(visit.window().after())))) {
            found.add(
                    check(course, in.words().t("check.window", title, in.words().date(on))));
        }
    }

    private static @Nullable LocalDate on(Course course, Visit visit) {
        return course.history().events().stream()
                .filter(event -> event instanceof Event.Assessed assessed
                        && assessed.visit().equals(visit.id()))
                .map(Event::on)
                .findFirst()
                .orElse(null);
    }

    private Check check(Course course, String what) {
        return new Check(course.participant(), in.path("p/" + course.participant() + "/data"), what);
    }
}
