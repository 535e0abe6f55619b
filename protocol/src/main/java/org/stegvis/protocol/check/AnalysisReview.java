package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;

/// Asks about the planned analyses: outcomes, covariates, and the type I error they spend together.
final class AnalysisReview {
    private static final double ROUNDING = 1e-9;

    private AnalysisReview() {}

    static List<Remark> of(Protocol protocol) {
        var remarks = new ArrayList<Remark>();
        for (Analysis analysis : protocol.analyses()) {
            outcome(protocol, analysis, remarks);
            overTime(protocol, analysis, remarks);
            covariates(protocol, analysis, remarks);
            groups(protocol, analysis, remarks);
        }
        alpha(protocol, remarks);
        return remarks;
    }

    private static void outcome(Protocol protocol, Analysis analysis, List<Remark> remarks) {
        String path = "analyses." + analysis.id() + ".outcome";
        String measure = analysis.outcome().measure();
        for (Reference.Measured at : analysis.outcome().references()) {
            Visit visit = protocol.visit(at.visit());
            if (!visit.collect().contains(measure)) {
                remarks.add(new Remark(
                        path,
                        "'" + at + "', which '" + visit.id() + "' does not collect",
                        "a visit that collects it",
                        ""));
            }
            if (!visit.when().equals(Condition.ALWAYS) && !comesToAllCompared(protocol, analysis, visit)) {
                remarks.add(new Remark(
                        path,
                        "'" + at + "', measured only where '" + visit.id() + "' comes",
                        "a visit that comes to all who are compared",
                        "Who has no such visit is left out of the comparison."));
            }
        }
        var chronology = protocol.chronology();
        Reference.Measured last = analysis.outcome().last();
        Decision compared = lastDecided(protocol, analysis);
        Visit decided = protocol.visit(compared.at().getFirst().visit());
        boolean isSequel = compared.id().equals(protocol.visit(last.visit()).after());
        if (!isSequel && chronology.week(last.visit()) <= chronology.first(compared)) {
            remarks.add(new Remark(
                    path,
                    "'" + last + "', measured no later than what is compared is decided ('" + decided.id() + "')",
                    "an outcome that comes after it",
                    ""));
        }
    }

    /// Who is compared by option was allocated there, so a visit of all who were comes to everybody compared.
    private static boolean comesToAllCompared(Protocol protocol, Analysis analysis, Visit visit) {
        return analysis.compare() instanceof Comparison.Options(var id, var groups)
                && TrialColumns.options(protocol.decision(id)).stream()
                        .allMatch(option -> visit.when()
                                .evaluate(new OnlyOption(id, option))
                                .isTrue());
    }

    /// A mean that options may share comes before the decision; one in which they are compared comes after it.
    private static void overTime(Protocol protocol, Analysis analysis, List<Remark> remarks) {
        if (!(analysis.estimator().method() instanceof RepeatedMeasures plan)) {
            return;
        }
        Decision decided = lastDecided(protocol, analysis);
        var chronology = protocol.chronology();
        List<String> visits = analysis.outcome().visits();
        for (int v = 0; v < visits.size(); v++) {
            boolean shared = v == 0 && plan.baseline() == RepeatedMeasures.Baseline.CONSTRAINED;
            boolean isSequel = decided.id().equals(protocol.visit(visits.get(v)).after());
            boolean before = !isSequel && chronology.week(visits.get(v)) <= chronology.first(decided);
            if (shared != before) {
                remarks.add(
                        new Remark(
                                "analyses." + analysis.id() + ".outcome",
                                "'%s', which comes %s the decision '%s'"
                                        .formatted(visits.get(v), before ? "no later than" : "after", decided.id()),
                                shared ? "a first visit before the decision" : "visits after the decision",
                                "With 'baseline: constrained' the first visit comes before the decision, and all others after it."));
            }
        }
    }

    private static void covariates(Protocol protocol, Analysis analysis, List<Remark> remarks) {
        Decision decision = analysis.compare() instanceof Comparison.Options(var id, var groups)
                ? protocol.decision(id)
                : protocol.decisions().getFirst();
        var chronology = protocol.chronology();
        Visit decided = protocol.visit(decision.at().getLast().visit());
        for (Reference reference : analysis.adjust()) {
            if (reference instanceof Reference.Measured(var measure, var at)
                    && chronology.week(at) > chronology.last(decision)) {
                remarks.add(new Remark(
                        "analyses." + analysis.id() + ".adjust",
                        "'" + reference + "', measured after '" + decided.id() + "', where the comparison begins",
                        "covariates from before it",
                        "A covariate that the treatment can change takes away a part of the effect."));
            }
        }
    }

    private static void groups(Protocol protocol, Analysis analysis, List<Remark> remarks) {
        if (!(analysis.compare() instanceof Comparison.Options(var id, var groups)) || groups.isEmpty()) {
            return;
        }
        var grouped = new HashSet<String>();
        groups.values().forEach(grouped::addAll);
        var open = new HashSet<String>();
        for (Decision.Route route : protocol.decision(id).routes()) {
            if (route.action() instanceof Action.Allocate allocate) {
                allocate.offers().forEach(offer -> open.add(offer.option()));
            }
        }
        open.removeAll(grouped);
        if (!open.isEmpty()) {
            remarks.add(new Remark(
                    "analyses." + analysis.id() + ".groups",
                    "options in no group: "
                            + String.join(", ", open.stream().sorted().toList()),
                    "each option of '" + id + "' in a group",
                    "Who received them is left out of the comparison."));
        }
    }

    private static Decision lastDecided(Protocol protocol, Analysis analysis) {
        return analysis.compare() instanceof Comparison.Options(var id, var groups)
                ? protocol.decision(id)
                : protocol.decisions().getLast();
    }

    private static void alpha(Protocol protocol, List<Remark> remarks) {
        double spent = protocol.analyses().stream()
                .filter(analysis -> analysis.role() == Analysis.Role.PRIMARY)
                .mapToDouble(Analysis::alpha)
                .sum();
        double total = protocol.trial().alpha();
        if (spent > total + ROUNDING) {
            remarks.add(new Remark(
                    "trial.alpha",
                    "primary analyses that spend %s together".formatted(shown(spent)),
                    "at most " + shown(total),
                    "Split it between them with 'alpha', or make some of them secondary."));
        }
    }

    private static String shown(double alpha) {
        return String.format(Locale.ROOT, "%.6f", alpha).replaceAll("0+$", "");
    }
}
