package org.stegvis.estimation.mixed;

import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;

/// A fixed effect: a value of the participant times a factor of the visit, `x_i(visit) = values_i · byVisit(visit)`.
///
/// An option's mean at one visit is the option's indicator times the indicator of the visit; a covariate with the
/// same effect at all visits has the factor 1 everywhere; a slope has the time of the visit as factor.
///
/// @param values one a participant
/// @param byVisit one a visit
public record VisitTerm(String name, Column values, Column byVisit) {

    /// The same at every visit.
    public static VisitTerm constant(String name, Column values, int visits) {
        return new VisitTerm(name, values, Column.constant(visits, 1));
    }

    /// At one visit only.
    public static VisitTerm at(String name, Column values, int visit, int visits) {
        return new VisitTerm(name, values, Column.of(visits, v -> v == visit ? 1 : 0));
    }

    /// One term a visit, named `name@visit`.
    public static List<VisitTerm> eachVisit(String name, Column values, List<String> visits) {
        return IntStream.range(0, visits.size())
                .mapToObj(v -> at(name + "@" + visits.get(v), values, v, visits.size()))
                .toList();
    }
}
