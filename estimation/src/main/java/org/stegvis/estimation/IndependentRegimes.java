package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.NormalEquations;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Rule;

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
    private IndependentRegimes() {}

    /// Their positions, as many as there can be: the first ones, in order.
    public static List<Integer> of(List<EmbeddedRegime> regimes) {
        var paths = new ArrayList<Set<String>>();
        for (EmbeddedRegime regime : regimes) {
            var own = new HashSet<String>();
            collect(regime.rule(), "", own);
            paths.add(own);
        }
        int n = regimes.size();
        var products = new NormalEquations(
                IntStream.range(0, n).mapToObj(Integer::toString).toList());
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                products.crossproduct()[i * n + j] = common(paths.get(i), paths.get(j));
            }
        }
        Set<String> following =
                products.factor() instanceof Fitting.NotFitted<NormalEquations>(Diagnosis.Aliased(var terms))
                        ? Set.copyOf(terms)
                        : Set.of();
        return IntStream.range(0, n)
                .filter(each -> !following.contains(Integer.toString(each)))
                .boxed()
                .toList();
    }

    private static long common(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).count();
    }

    private static void collect(Rule rule, String before, Set<String> own) {
        switch (rule) {
            case Rule.End() -> own.add(before);
            case Rule.At(var decision, var branches) ->
                branches.forEach(branch -> collect(
                        branch.next(), before + decision + " " + branch.route() + " " + branch.then() + "\n", own));
        }
    }
}
