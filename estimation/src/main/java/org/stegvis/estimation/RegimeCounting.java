package org.stegvis.estimation;

import java.util.IdentityHashMap;
import java.util.TreeMap;
import org.stegvis.protocol.regime.Path;

/// The first pass of [SummedRegimes] over one part: the moments of those on each footing. Without covariates it counts
/// distances as well, for they are the outcomes.
record RegimeCounting(SummedRegimes plan, RegimeSums sums) {

    /// Those on one footing in one part.
    private record Here(Footing footing, Moments moments, TreeMap<Long, Long> bins) {}

    /// @param values the outcome and the covariates of each participant
    void add(Analysed analysed, Paths paths, double[][] values) {
        plan.covariates().extend(sums.sums(), values);
        IdentityHashMap<Path, Here> footings = new IdentityHashMap<>();
        long rows = 0;
        for (int i = 0; i < values.length; i++) {
            Here here = footings.computeIfAbsent(paths.get(analysed.rows()[i]), this::here);
            rows += here.footing().followed().size();
            if (plan.countsIn(0)) {
                here.bins().merge(SummedSpread.bin(values[i][0]), 1L, Long::sum);
            }
            here.moments().observe(values[i]);
        }
        plan.clusters(analysed).forEach(sums::countCluster);
        sums.count(analysed, rows);
    }

    private Here here(Path path) {
        Footing footing = Footing.of(path, plan.regimes());
        String name = footing.toString();
        sums.sums().name(name, footing);
        return new Here(footing, sums.sums().moments(name, plan.covariates().variables()), sums.bins(name));
    }
}
