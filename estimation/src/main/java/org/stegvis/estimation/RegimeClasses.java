package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.longitudinal.TimeDesign;
import org.stegvis.protocol.Chronology;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.estimator.TimeCourse;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Rule;

/// Which regimes are still the same at a visit, and how their means go through time.
///
/// Two regimes are one class as long as they say the same at the decisions taken so far. A decision with
/// several occasions counts from its last, and a visit counted from a decision from there.
record RegimeClasses(Question question, TimeCourse time, Chronology chronology) {

    static RegimeClasses of(Question question, TimeCourse time) {
        return new RegimeClasses(question, time, question.protocol().chronology());
    }

    List<Double> weeks() {
        return question.analysis().outcome().visits().stream().map(this::week).toList();
    }

    private double week(String visit) {
        return chronology.week(visit);
    }

    private double week(Decision decision) {
        return chronology.last(decision);
    }

    /// The class of each regime at a visit, counted from 0 in the order of the regimes.
    List<Integer> at(String visit) {
        List<Decision> decisions = question.protocol().decisions();
        int taken = 0;
        for (int k = 0; k < decisions.size(); k++) {
            if (isBefore(decisions.get(k), visit)) {
                taken = k + 1;
            }
        }
        return after(taken);
    }

    /// Whether the means at a visit may differ by what a decision gave. Of a visit in the week of the decision only
    /// its being counted from there tells; lines have not parted where no time has gone by.
    private boolean isBefore(Decision decision, String visit) {
        boolean isSequel = time == TimeCourse.FREE
                && decision.id().equals(question.protocol().visit(visit).after());
        return isSequel || week(decision) < week(visit);
    }

    /// The class of each regime once so many decisions are taken.
    private List<Integer> after(int decisions) {
        List<String> taken = question.protocol().decisions().subList(0, decisions).stream()
                .map(Decision::id)
                .toList();
        var numbers = new LinkedHashMap<Rule, Integer>();
        var classes = new ArrayList<Integer>();
        for (EmbeddedRegime regime : question.regimes()) {
            Rule rule = regime.rule().until(taken);
            Integer number = numbers.get(rule);
            if (number == null) {
                number = numbers.size();
                numbers.put(rule, number);
            }
            classes.add(number);
        }
        return classes;
    }

    TimeDesign design() {
        return switch (time) {
            case PIECEWISE_LINEAR -> piecewise();
            case FREE -> free();
        };
    }

    /// One term of time: its name, and its value by regime and visit.
    private record Term(String name, List<double[]> byRegime) {}

    private TimeDesign design(List<Term> terms) {
        int visits = weeks().size();
        var regimes = new ArrayList<Matrix>();
        for (int d = 0; d < question.regimes().size(); d++) {
            int regime = d;
            regimes.add(Matrix.of(
                    visits, terms.size(), (j, k) -> terms.get(k).byRegime().get(regime)[j]));
        }
        return new TimeDesign(terms.stream().map(Term::name).toList(), regimes);
    }

    /// One intercept; between two decisions one slope for each class of regimes. The slope of the last
    /// class goes on.
    private TimeDesign piecewise() {
        List<Decision> decisions = question.protocol().decisions();
        List<Double> weeks = weeks();
        var terms = new ArrayList<Term>();
        terms.add(new Term(
                "(Intercept)", same(weeks.stream().mapToDouble(week -> 1).toArray())));
        for (int k = 0; k < decisions.size(); k++) {
            double from = week(decisions.get(k));
            double to = k + 1 < decisions.size() ? week(decisions.get(k + 1)) : Double.POSITIVE_INFINITY;
            double[] weeksIn = weeks.stream()
                    .mapToDouble(week -> Math.clamp(week - from, 0, to - from))
                    .toArray();
            if (weeksIn[weeksIn.length - 1] > 0 && to > from) {
                String name = "weeks after " + decisions.get(k).id();
                terms.addAll(byClass(name, after(k + 1), weeksIn));
            }
        }
        return design(terms);
    }

    /// A mean for each class of regimes at each visit.
    private TimeDesign free() {
        List<String> visits = question.analysis().outcome().visits();
        var terms = new ArrayList<Term>();
        for (int j = 0; j < visits.size(); j++) {
            var here = new double[visits.size()];
            here[j] = 1;
            terms.addAll(byClass(visits.get(j), at(visits.get(j)), here));
        }
        return design(terms);
    }

    private List<double[]> same(double[] values) {
        return question.regimes().stream().map(regime -> values).toList();
    }

    private List<Term> byClass(String name, List<Integer> classes, double[] values) {
        int count = (int) classes.stream().distinct().count();
        var terms = new ArrayList<Term>();
        for (int c = 0; c < count; c++) {
            int wanted = c;
            List<double[]> byRegime = classes.stream()
                    .map(each -> each == wanted ? values : new double[values.length])
                    .toList();
            terms.add(new Term(count == 1 ? name : name + ": " + members(classes, c), byRegime));
        }
        return terms;
    }

    private String members(List<Integer> classes, int wanted) {
        var all = new ArrayList<String>();
        for (int d = 0; d < classes.size(); d++) {
            if (classes.get(d) == wanted) {
                all.add(question.regimes().get(d).id().text());
            }
        }
        return all.stream().collect(Collectors.joining(", "));
    }
}
