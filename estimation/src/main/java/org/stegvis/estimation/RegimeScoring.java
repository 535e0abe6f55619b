package org.stegvis.estimation;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stegvis.estimation.RegimeEquations.Group;
import org.stegvis.protocol.regime.Path;

/// A later pass of [SummedRegimes] over one part, at the coefficients that the first pass gave: the second adds up the
/// products of the scores; where single persons are told of, one counts distances and the next looks into the bins
/// that matter.
///
/// @param pass 1 for the second
/// @param wanted which bins matter to those on a footing
record RegimeScoring(SolvedRegimes solved, int pass, Map<String, List<Long>> wanted, RegimeSums sums) {

    /// Those on one footing in one part.
    private record Scored(
            Group group, double[] offset, List<Long> wanted, TreeMap<Long, Long> bins, TreeMap<Long, Long> exact) {}

    /// @param before the passes before
    static RegimeScoring of(SolvedRegimes solved, List<PartSums> before, PartSums into) {
        Map<String, List<Long>> wanted = solved.plan().looksIn(before.size())
                ? new SummedSpread(solved).wanted(new RegimeSums(before.getLast()).bins())
                : Map.of();
        return new RegimeScoring(solved, before.size(), wanted, new RegimeSums(into));
    }

    /// @param values the outcome and the covariates of each participant
    void add(Analysed analysed, Paths paths, double[][] values) {
        IdentityHashMap<Path, Scored> footings = new IdentityHashMap<>();
        var here = new Scored[values.length];
        Arrays.setAll(here, i -> footings.computeIfAbsent(paths.get(analysed.rows()[i]), this::scored));
        if (pass == 1) {
            List<String> clusters = solved.plan().clusters(analysed);
            if (clusters.isEmpty()) {
                addProducts(here, values);
            } else {
                for (int i = 0; i < values.length; i++) {
                    int size = solved.size(here[i].group());
                    solved.add(here[i].group(), here[i].offset(), values[i], sums.ofCluster(clusters.get(i), size));
                }
            }
        }
        for (int i = 0; i < values.length && solved.plan().isPredicted(); i++) {
            tally(here[i], values[i][0] - solved.common(values[i]));
        }
    }

    private Scored scored(Path path) {
        String name = Footing.of(path, solved.plan().regimes()).toString();
        Group group = solved.equations().group(name);
        return new Scored(
                group, solved.offset(group), wanted.getOrDefault(name, List.of()), sums.bins(name), sums.exact(name));
    }

    private void addProducts(Scored[] here, double[][] values) {
        if (here.length == 0) {
            return;
        }
        int size = solved.size(here[0].group());
        var own = new double[size];
        var products = new double[size * size];
        for (int i = 0; i < here.length; i++) {
            Arrays.fill(own, 0);
            solved.add(here[i].group(), here[i].offset(), values[i], own);
            for (int j = 0; j < size; j++) {
                for (int k = j; k < size; k++) {
                    products[j * size + k] += own[j] * own[k];
                }
            }
        }
        sums.addProducts(products);
    }

    private void tally(Scored scored, double distance) {
        if (solved.plan().countsIn(pass)) {
            scored.bins().merge(SummedSpread.bin(distance), 1L, Long::sum);
        } else if (solved.plan().looksIn(pass) && scored.wanted().contains(SummedSpread.bin(distance))) {
            scored.exact().merge(SummedSpread.exact(distance), 1L, Long::sum);
        }
    }
}
