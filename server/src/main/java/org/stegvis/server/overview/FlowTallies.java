package org.stegvis.server.overview;

import java.util.function.ObjIntConsumer;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Step;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.VisitStanding;
import org.stegvis.server.tally.Tallied;
import org.stegvis.server.tally.Tally;

/// Counts how many came how far, and what became of their visits.
@Component
final class FlowTallies implements Tallied {
    /// By the words below.
    static final String FLOW = "flow";

    static final String ASSESSED = "assessed";
    static final String INELIGIBLE = "ineligible";
    static final String DECLINED = "declined";
    static final String IN_SCREENING = "in-screening";
    static final String ENROLLED = "enrolled";
    static final String WITHDRAWN = "withdrawn";
    static final String COMPLETED = "completed";

    /// By criterion.
    static final String NOT_MET = "not-met";

    /// By decision.
    static final String DECIDED = "decided";

    /// Of those enrolled, by visit and standing.
    static final String VISIT = "visit";

    @Override
    public void count(Course course, ObjIntConsumer<Tally> to) {
        add(to, ASSESSED);
        boolean isEnrolled = course.history().facts().enrolled() != null;
        switch (course.next()) {
            case Step.Stop(Step.Reason.Ineligible(var criteria)) -> {
                add(to, INELIGIBLE);
                criteria.forEach(each -> to.accept(Tally.of(NOT_MET, each, ""), 1));
            }
            case Step.Stop(Step.Reason.Declined()) -> add(to, DECLINED);
            case Step.Stop(Step.Reason.Withdrawn()) -> stopped(to, WITHDRAWN, isEnrolled);
            case Step.Stop(Step.Reason.Completed()) -> stopped(to, COMPLETED, isEnrolled);
            default -> {
                if (!isEnrolled) {
                    add(to, IN_SCREENING);
                }
            }
        }
        course.history().facts().settled().keySet().forEach(each -> to.accept(Tally.of(DECIDED, each, ""), 1));
        if (isEnrolled) {
            add(to, ENROLLED);
            course.version().protocol().visits().forEach(visit -> {
                VisitStanding standing = VisitStanding.of(course, visit);
                to.accept(
                        Tally.of(VISIT, visit.id(), standing.kind().word()).between(standing.first(), standing.last()),
                        1);
            });
        }
    }

    private static void stopped(ObjIntConsumer<Tally> to, String how, boolean isEnrolled) {
        add(to, how);
        if (!isEnrolled) {
            add(to, IN_SCREENING);
        }
    }

    private static void add(ObjIntConsumer<Tally> to, String detail) {
        to.accept(Tally.of(FLOW, "", detail), 1);
    }
}
