package org.stegvis.server.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.exchange.origin.Screening;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.protocol.wording.Names;
import org.stegvis.server.tally.Counts;
import org.stegvis.server.trialpage.InTrial;

/// How many came how far, without who received what.
record FlowNumbers(InTrial in, Counts counts) {

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
            int taken = counts.at(FlowTallies.DECIDED, decision.id());
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
        counts.of(FlowTallies.NOT_MET)
                .forEach(each -> byCriterion.merge(each.tally().at(), each.n(), Integer::sum));
        return new Screening(
                assessed(),
                flow(FlowTallies.INELIGIBLE),
                byCriterion,
                flow(FlowTallies.DECLINED),
                flow(FlowTallies.IN_SCREENING));
    }

    int assessed() {
        return flow(FlowTallies.ASSESSED);
    }

    int enrolled() {
        return flow(FlowTallies.ENROLLED);
    }

    int withdrawn() {
        return flow(FlowTallies.WITHDRAWN);
    }

    int completed() {
        return flow(FlowTallies.COMPLETED);
    }

    private int flow(String how) {
        return counts.sum(FlowTallies.FLOW, tally -> tally.detail().equals(how));
    }
}
