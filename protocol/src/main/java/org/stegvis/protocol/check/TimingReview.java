package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;

/// Asks whether what a decision or a criterion looks at is known by then.
final class TimingReview {
    private TimingReview() {}

    static List<Remark> of(Protocol protocol) {
        var remarks = new LinkedHashSet<Remark>();
        for (Decision decision : protocol.decisions()) {
            for (NamedIn.Placed placed : NamedIn.decision(decision)) {
                for (Reference reference : placed.expression().references()) {
                    remarks.addAll(late(protocol, placed.path(), reference, decision));
                    remarks.addAll(uncollected(protocol, placed.path(), reference, decision));
                }
            }
        }
        Visit first =
                protocol.visit(protocol.decisions().getFirst().at().getFirst().visit());
        for (Criterion criterion : protocol.eligibility()) {
            for (Reference reference : criterion.require().references()) {
                if (reference instanceof Reference.Measured(var measure, var at)
                        && (protocol.visit(at).after() != null
                                || protocol.visit(at).week() > first.week())) {
                    remarks.add(new Remark(
                            "eligibility." + criterion.id(),
                            "'" + reference + "', measured after '" + first.id()
                                    + "', where the first decision is taken",
                            "what is measured before enrolment",
                            ""));
                }
            }
        }
        return List.copyOf(remarks);
    }

    private static List<Remark> late(Protocol protocol, String path, Reference reference, Decision decision) {
        Visit last = protocol.visit(decision.at().getLast().visit());
        boolean isLate = reference instanceof Reference.Measured measured
                && !measured.isNow()
                && isAfter(protocol, protocol.visit(measured.visit()), decision);
        return isLate
                ? List.of(new Remark(
                        path,
                        "'" + reference + "', measured after the decision at '" + last.id() + "'",
                        "what is measured by then",
                        "The value is not there when the decision is due."))
                : List.of();
    }

    /// Also of the same week, where the visit is counted from this decision or a later one.
    private static boolean isAfter(Protocol protocol, Visit visit, Decision decision) {
        var chronology = protocol.chronology();
        if (chronology.week(visit.id()) > chronology.last(decision)) {
            return true;
        }
        List<String> later = protocol.decisions().stream()
                .map(Decision::id)
                .dropWhile(id -> !id.equals(decision.id()))
                .toList();
        return visit.after() != null && later.contains(visit.after());
    }

    private static List<Remark> uncollected(Protocol protocol, String path, Reference reference, Decision decision) {
        var remarks = new ArrayList<Remark>();
        if (reference instanceof Reference.Measured measured) {
            List<String> visits = measured.isNow()
                    ? decision.at().stream().map(Decision.Occasion::visit).toList()
                    : List.of(measured.visit());
            for (String visit : visits) {
                if (!protocol.visit(visit).collect().contains(measured.measure())) {
                    remarks.add(new Remark(
                            path,
                            "'" + reference + "', which '" + visit + "' does not collect",
                            "a measure that is collected there",
                            ""));
                }
            }
        }
        return remarks;
    }
}
