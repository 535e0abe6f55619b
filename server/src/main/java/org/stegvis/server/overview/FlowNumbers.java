package org.stegvis.server.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stegvis.conduct.Step;
import org.stegvis.exchange.origin.Screening;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.protocol.wording.Names;
import org.stegvis.server.participant.Course;
import org.stegvis.server.trialpage.InTrial;

/// How many came how far, without who received what.
record FlowNumbers(InTrial in, List<Course> courses) {

    List<Overview.Flow> lines() {
        var lines = new ArrayList<Overview.Flow>();
        Screening screening = screening();
        lines.add(line("flow.assessed", screening.assessed(), 0));
        lines.add(line("flow.ineligible", screening.ineligible(), 0));
        var wording = new ExpressionWording(Names.of(in.protocol(), in.language()), in.language());
        for (Criterion each : in.protocol().eligibility()) {
            int count = screening.byCriterion().getOrDefault(each.id(), 0);
            if (count > 0) {
                lines.add(new Overview.Flow(in.words().t("flow.not-met", wording.of(each.require())), count, 1));
            }
        }
        lines.add(line("flow.declined", screening.declined(), 0));
        lines.add(line("flow.in-screening", screening.untold(), 0));
        lines.add(line("flow.enrolled", screening.enrolled(), 0));
        for (Decision decision : in.protocol().decisions()) {
            int taken = (int) courses.stream()
                    .filter(each -> each.history().facts().settled().containsKey(decision.id()))
                    .count();
            lines.add(new Overview.Flow(
                    in.words().t("flow.decided", decision.title().in(in.language())), taken, 0));
        }
        lines.add(line("flow.withdrawn", withdrawn(), 0));
        lines.add(line("flow.completed", completed(), 0));
        return lines;
    }

    private Overview.Flow line(String key, int count, int depth) {
        return new Overview.Flow(in.words().t(key), count, depth);
    }

    Screening screening() {
        Map<String, Integer> byCriterion = new LinkedHashMap<>();
        in.protocol().eligibility().forEach(each -> byCriterion.put(each.id(), 0));
        int ineligible = 0;
        int declined = 0;
        int inScreening = 0;
        for (Course course : courses) {
            if (course.next() instanceof Step.Stop(Step.Reason.Ineligible(var criteria))) {
                ineligible++;
                criteria.forEach(each -> byCriterion.merge(each, 1, Integer::sum));
            } else if (course.next() instanceof Step.Stop(Step.Reason.Declined())) {
                declined++;
            } else if (course.history().facts().enrolled() == null) {
                inScreening++;
            }
        }
        return new Screening(courses.size(), ineligible, byCriterion, declined, inScreening);
    }

    int withdrawn() {
        return stopped(new Step.Reason.Withdrawn());
    }

    int completed() {
        return stopped(new Step.Reason.Completed());
    }

    private int stopped(Step.Reason reason) {
        return (int) courses.stream()
                .filter(each -> each.next() instanceof Step.Stop(var why) && Objects.equals(why, reason))
                .count();
    }
}
