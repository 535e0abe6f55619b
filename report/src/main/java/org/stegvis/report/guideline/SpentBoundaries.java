package org.stegvis.report.guideline;

import java.util.List;
import org.stegvis.design.interim.Boundaries.Sides;
import org.stegvis.design.interim.GroupSequential;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.interim.Shape;
import org.stegvis.design.interim.Spending;
import org.stegvis.evidence.living.Monitoring;

/// Boundaries of interim analyses for a meta-analysis that grows: O'Brien-Fleming-type spending.
final class SpentBoundaries implements Monitoring.Boundaries {
    @Override
    public List<Double> twoSided(List<Double> fractions, double alpha) {
        var spending = new Shape.Spent(new Spending.ObrienFleming());
        return new GroupSequential(new Looks(fractions), alpha, Sides.TWO, spending)
                .boundaries()
                .upper();
    }
}
