package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.RegimeEquations.Group;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column.Levels;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Stabilisation;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Path;

/// Values of regimes by weighting. The first pass leaves the moments of those on each footing, from which the
/// coefficients follow; the second the products of the scores at these coefficients, from which their covariance
/// follows. With covariates a third is needed, for the quantiles of how far persons lie from the model.
///
/// @param isTotal whether weighted sums are not divided by the sum of weights: Horvitz and Thompson's
/// @param isObserved whether probabilities are the proportions observed
/// @param preferring the decisions that honour preferences
/// @param isPredicted whether the model tells of single persons
record SummedRegimes(
        Protocol protocol,
        Analysis analysis,
        List<EmbeddedRegime> regimes,
        SummedCovariates covariates,
        Link link,
        boolean isTotal,
        boolean isObserved,
        List<String> preferring,
        Stabilisation stabilisation,
        Referral referral,
        boolean isPredicted)
        implements SummedAnalysis {
    static final String PRODUCTS = "products";
    private static final String NUMBERS = "numbers";
    private static final String CLUSTER = "cluster ";
    private static final String BINS = "bins ";
    private static final String EXACT = "exact ";

    SummedRegimes {
        regimes = List.copyOf(regimes);
        preferring = List.copyOf(preferring);
    }

    List<String> names() {
        return regimes.stream().map(regime -> regime.id().text()).toList();
    }

    /// The pass in which distances are counted: the first in which the slopes of covariates are known.
    private int counting() {
        return covariates.sources().isEmpty() ? 0 : 1;
    }

    @Override
    public int passes() {
        return isPredicted ? counting() + 2 : 2;
    }

    @Override
    public PartSums sums(TrialData part, Paths paths, List<PartSums> before) {
        Analysed analysed = Analysed.of(part, analysis, row -> true);
        var sums = new PartSums();
        double[][] values = covariates.in(part, analysed.outcome(), analysed.rows());
        if (before.isEmpty()) {
            covariates.extend(sums, values);
            count(analysed, paths, values, sums);
        } else {
            score(analysed, paths, values, before, sums);
        }
        return sums;
    }

    /// Those on one footing in one part.
    private record Here(String name, Footing footing, Moments moments, TreeMap<Long, Long> bins) {}

    private void count(Analysed analysed, Paths paths, double[][] values, PartSums sums) {
        boolean isCounting = isPredicted && counting() == 0;
        IdentityHashMap<Path, Here> footings = new IdentityHashMap<>();
        long rows = 0;
        for (int i = 0; i < values.length; i++) {
            Here here = footings.computeIfAbsent(paths.get(analysed.rows()[i]), path -> here(path, sums));
            rows += here.footing().followed().size();
            if (isCounting) {
                here.bins().merge(SummedSpread.bin(values[i][0]), 1L, Long::sum);
            }
            here.moments().observe(values[i]);
        }
        clusters(analysed).forEach(name -> sums.add(CLUSTER + name, new double[1]));
        sums.add(NUMBERS, new double[] {
            analysed.inData(), analysed.size(), analysed.withoutOutcome(), analysed.withoutCovariate(), rows
        });
    }

    private Here here(Path path, PartSums sums) {
        Footing footing = Footing.of(path, regimes);
        String name = footing.toString();
        sums.name(name, footing);
        return new Here(name, footing, sums.moments(name, covariates.variables()), sums.tally(BINS + name));
    }

    /// The cluster of each participant; none where nothing groups them.
    private List<String> clusters(Analysed analysed) {
        if (protocol.cluster().isEmpty()) {
            return List.of();
        }
        Clusters.of(new Question(protocol, analysis, analysed.data(), new Paths(List.of()), regimes), analysed.rows());
        Levels levels = analysed.data().levels(protocol.cluster());
        List<String> clusters = new ArrayList<>();
        for (int row : analysed.rows()) {
            clusters.add(levels.levels().get(levels.code(row)));
        }
        return clusters;
    }

    private void score(Analysed analysed, Paths paths, double[][] values, List<PartSums> before, PartSums sums) {
        PartSums first = before.getFirst();
        if (!(equations(first).solve(clusters(first)) instanceof Fitting.Fitted<SolvedRegimes>(var solved))) {
            throw new IllegalStateException("Equations without a solution end the passes.");
        }
        List<String> clusters = before.size() == 1 ? clusters(analysed) : List.of();
        IdentityHashMap<Path, Scored> footings = new IdentityHashMap<>();
        Map<String, List<Long>> wanted = isPredicted && before.size() == counting() + 1
                ? new SummedSpread(solved).wanted(tallies(before.getLast(), BINS))
                : Map.of();
        double[] products = {};
        double[] own = {};
        for (int i = 0; i < values.length; i++) {
            Scored scored = footings.computeIfAbsent(
                    paths.get(analysed.rows()[i]), path -> Scored.of(path, solved, wanted, sums));
            if (before.size() == 1) {
                int size = solved.size(scored.group());
                if (own.length == 0) {
                    own = new double[size];
                    products = new double[size * size];
                }
                if (clusters.isEmpty()) {
                    Arrays.fill(own, 0);
                    solved.add(scored.group(), scored.offset(), values[i], own);
                    addProducts(own, products);
                } else {
                    solved.add(scored.group(), scored.offset(), values[i], sums.sums(CLUSTER + clusters.get(i), size));
                }
            }
            if (isPredicted) {
                tally(scored, values[i][0] - solved.common(values[i]), before.size());
            }
        }
        if (clusters.isEmpty() && products.length > 0) {
            sums.add(PRODUCTS, products);
        }
    }

    private void tally(Scored scored, double distance, int pass) {
        if (pass == counting()) {
            scored.bins().merge(SummedSpread.bin(distance), 1L, Long::sum);
        } else if (pass == counting() + 1 && scored.wanted().contains(SummedSpread.bin(distance))) {
            scored.exact().merge(SummedSpread.exact(distance), 1L, Long::sum);
        }
    }

    private static void addProducts(double[] own, double[] products) {
        for (int j = 0; j < own.length; j++) {
            for (int k = j; k < own.length; k++) {
                products[j * own.length + k] += own[j] * own[k];
            }
        }
    }

    /// Those on one footing in one part of a later pass.
    private record Scored(
            Group group, double[] offset, List<Long> wanted, TreeMap<Long, Long> bins, TreeMap<Long, Long> exact) {
        static Scored of(Path path, SolvedRegimes solved, Map<String, List<Long>> wanted, PartSums sums) {
            String name = Footing.of(path, solved.plan().regimes()).toString();
            Group group = solved.equations().group(name);
            return new Scored(
                    group,
                    solved.offset(group),
                    wanted.getOrDefault(name, List.of()),
                    sums.tally(BINS + name),
                    sums.tally(EXACT + name));
        }
    }

    private RegimeEquations equations(PartSums first) {
        return new RegimeEquations(this, first);
    }

    /// How many clusters there are.
    private long clusters(PartSums first) {
        long clusters = clustered(first).size();
        return clusters > 0 ? clusters : (long) first.sums().getOrDefault(NUMBERS, new double[2])[1];
    }

    private static SortedMap<String, double[]> clustered(PartSums sums) {
        return sums.sums().subMap(CLUSTER, CLUSTER + Character.MAX_VALUE);
    }

    /// Those of one kind, by the name of the footing.
    private static Map<String, TreeMap<Long, Long>> tallies(PartSums sums, String kind) {
        Map<String, TreeMap<Long, Long>> found = new TreeMap<>();
        sums.tallies().forEach((name, tally) -> {
            if (name.startsWith(kind) && !tally.isEmpty()) {
                found.put(name.substring(kind.length()), tally);
            }
        });
        return found;
    }

    @Override
    public @Nullable Result after(List<PartSums> passes) {
        PartSums first = passes.getFirst();
        RegimeEquations equations = equations(first);
        double[] n = first.sums().getOrDefault(NUMBERS, new double[5]);
        var question =
                new Question(protocol, analysis, TrialData.of(List.of(), Map.of()), new Paths(List.of()), regimes);
        var result = new RegimeResult(
                question,
                new Numbers(count(n[0]), count(n[1]), count(n[2]), count(n[3]), count(n[4])),
                equations.warnings());
        Fitting<SolvedRegimes> solved = equations.solve(clusters(first));
        if (solved instanceof Fitting.Fitted<SolvedRegimes> && passes.size() < passes()) {
            return null;
        }
        return result.of(solved, found -> sections(result, found, passes));
    }

    /// More than an int holds is told as the largest.
    private static int count(double number) {
        return (int) number;
    }

    private List<Section> sections(RegimeResult result, SolvedRegimes solved, List<PartSums> passes) {
        PartSums scored = passes.get(1);
        RegimeValues found =
                solved.values(SolvedRegimes.products(scored, clustered(scored)), reference(solved, passes.getFirst()));
        if (isTotal) {
            return result.values(found.values());
        }
        List<Section> sections = new ArrayList<>(result.values(found));
        if (isPredicted) {
            sections.add(new Prediction(
                    link,
                    covariates.kinds(solved.equations().all(), passes.getFirst()),
                    found.coefficients(),
                    new SummedSpread(solved)
                            .all(tallies(passes.get(counting()), BINS), tallies(passes.get(counting() + 1), EXACT)),
                    Level.ofAlpha(analysis.alpha())));
        }
        return sections;
    }

    private Reference reference(SolvedRegimes solved, PartSums first) {
        int coefficients = isTotal ? 1 : solved.solution().size();
        return switch (referral) {
            case NORMAL -> Reference.NORMAL;
            case STUDENT_T -> new Reference.StudentT(clusters(first) - coefficients);
            // Of weights for staying alone, which are not summed.
            case SATTERTHWAITE -> throw new IllegalStateException("Sums do not say what each participant weighs.");
        };
    }
}
