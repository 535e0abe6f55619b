package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Embedded regimes of which the value of none follows from those of the others.
///
/// The value of a regime is the sum over its paths of how many go the path, times their mean outcome there; neither
/// depends on which regime is followed. So values are linear in a table of regimes by paths, 1 where the path is one of
/// the regime, and where responders and non-responders are both randomised again the table has a lower rank than there
/// are regimes: of eight regimes in two stages six are independent, and the contrast of contrasts `(a,c,e - a,c,f) -
/// (a,d,e - a,d,f)` is zero whatever the outcomes are.
///
/// An estimate of such a contrast is not zero in a sample, but of a smaller order than its standard error,
/// and no test may weigh it.
public final class IndependentRegimes {
    private static final double ZERO = 1e-9;

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<TreeSet<Integer>> paths = new ArrayList<>();

    private IndependentRegimes(List<EmbeddedRegime> regimes) {
        for (EmbeddedRegime regime : regimes) {
            var own = new TreeSet<Integer>();
            collect(regime.rule(), "", own);
            paths.add(own);
        }
    }

    /// Their positions, as many as there can be: the first ones, in order.
    public static List<Integer> of(List<EmbeddedRegime> regimes) {
        return new IndependentRegimes(regimes).kept();
    }

    private void collect(Rule rule, String before, TreeSet<Integer> own) {
        switch (rule) {
            case Rule.End() -> own.add(columns.computeIfAbsent(before, path -> columns.size()));
            case Rule.At(var decision, var branches) ->
                branches.forEach(branch -> collect(
                        branch.next(), before + decision + " " + branch.route() + " " + branch.then() + "\n", own));
        }
    }

    /// By Gram and Schmidt, twice for each row so that rounding does not grow.
    private List<Integer> kept() {
        var kept = new ArrayList<Integer>();
        var basis = new ArrayList<double[]>();
        for (int regime = 0; regime < paths.size(); regime++) {
            var rest = new double[columns.size()];
            paths.get(regime).forEach(path -> rest[path] = 1);
            for (int pass = 0; pass < 2; pass++) {
                basis.forEach(each -> subtract(rest, each, product(rest, each)));
            }
            double length = Math.sqrt(product(rest, rest));
            if (length > ZERO) {
                for (int p = 0; p < rest.length; p++) {
                    rest[p] /= length;
                }
                basis.add(rest);
                kept.add(regime);
            }
        }
        return List.copyOf(kept);
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int p = 0; p < one.length; p++) {
            sum += one[p] * other[p];
        }
        return sum;
    }

    private static void subtract(double[] from, double[] what, double times) {
        for (int p = 0; p < from.length; p++) {
            from[p] -= times * what[p];
        }
    }
}
