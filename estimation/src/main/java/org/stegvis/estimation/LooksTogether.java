package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.regimes.InterimValues;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// The values of regimes at several looks at one trial, with the covariance of all of them.
///
/// A participant seen at two looks has an influence on the values at both; the covariance of a value at one
/// look with one at another is the sum of the products of the two influences, over the participants seen at
/// both. Nothing is taken for granted about how information grows: where the regressions are right the
/// increments come out as independent. Participants are known by their names in the data. Source: MANSCHOT,
/// LABER & DAVIDIAN 2023, Biometrics 79, the joint distribution of the sequential statistics.
///
/// @param regimes by id
/// @param looks one a look
/// @param covariance looks x regimes, look by look
/// @param planned participants of the trial
public record LooksTogether(List<String> regimes, List<InterimValues> looks, Matrix covariance, int planned) {
    public LooksTogether {
        regimes = List.copyOf(regimes);
        looks = List.copyOf(looks);
    }

    /// Estimates all looks, or says why one cannot be.
    ///
    /// @param analysis by [InterimAugmented]
    /// @param looks the data at each, the first look first
    /// @throws IllegalArgumentException when the analysis has another estimator, or the data contradict the
    /// protocol
    public static Fitting<LooksTogether> of(Protocol protocol, Analysis analysis, List<TrialData> looks) {
        if (!(analysis.estimator() instanceof InterimAugmented plan)) {
            throw new IllegalArgumentException("analysis '%s' is by '%s'; looks are put together for 'iaipw'."
                    .formatted(analysis.id(), analysis.estimator().word()));
        }
        var regimes = EmbeddedRegimes.of(protocol);
        Fitting<List<Seen>> all = new Fitting.Fitted<>(List.of());
        for (TrialData data : looks) {
            var question = new Question(protocol, analysis, data, Paths.of(protocol, data), regimes);
            all = all.then(before -> new InterimRegimes(question, plan).look().map(look -> {
                var more = new ArrayList<>(before);
                more.add(Seen.of(data, look));
                return more;
            }));
        }
        return all.map(seen -> new LooksTogether(
                regimes.stream().map(each -> each.id().text()).toList(),
                seen.stream().map(Seen::found).toList(),
                covariance(seen, regimes.size()),
                protocol.trial().participants()));
    }

    /// @param places where each participant stands in the influences
    private record Seen(InterimValues found, Map<String, Integer> places) {
        static Seen of(TrialData data, InterimRegimes.Look look) {
            var places = new HashMap<String, Integer>();
            for (int i = 0; i < look.rows().length; i++) {
                places.put(data.participants().get(look.rows()[i]), i);
            }
            return new Seen(look.found(), places);
        }
    }

    private static Matrix covariance(List<Seen> seen, int regimes) {
        int size = seen.size() * regimes;
        var sums = new double[size][size];
        for (int s = 0; s < seen.size(); s++) {
            for (int t = 0; t < seen.size(); t++) {
                if (s == t) {
                    add(sums, s, t, regimes, seen.get(s).found().values().covariance());
                } else {
                    add(sums, s, t, regimes, across(seen.get(s), seen.get(t), regimes));
                }
            }
        }
        return Matrix.ofRows(sums);
    }

    private static void add(double[][] sums, int s, int t, int regimes, Matrix block) {
        for (int d = 0; d < regimes; d++) {
            for (int e = 0; e < regimes; e++) {
                sums[s * regimes + d][t * regimes + e] += block.get(d, e);
            }
        }
    }

    private static Matrix across(Seen one, Seen other, int regimes) {
        var sums = new double[regimes][regimes];
        one.places().forEach((name, i) -> {
            Integer j = other.places().get(name);
            for (int d = 0; d < regimes && j != null; d++) {
                for (int e = 0; e < regimes; e++) {
                    sums[d][e] += one.found().influence().get(i, d)
                            * other.found().influence().get(j, e);
                }
            }
        });
        return Matrix.ofRows(sums);
    }

    /// The covariance of contrasts at all looks: looks x contrasts, look by look.
    ///
    /// @param contrasts contrasts x regimes
    public Matrix ofContrasts(Matrix contrasts) {
        int m = contrasts.rows();
        int k = regimes.size();
        return covariance.quadratic(Matrix.of(
                m * looks.size(),
                k * looks.size(),
                (row, column) -> row / m == column / k ? contrasts.get(row % m, column % k) : 0));
    }

    /// The statistic of a contrast at a look: its estimate over its standard error.
    public double z(int look, Column contrast) {
        Matrix row = Matrix.of(1, contrast.size(), (i, j) -> contrast.get(j));
        double estimate = 0;
        for (int d = 0; d < contrast.size(); d++) {
            estimate += contrast.get(d) * looks.get(look).values().values().get(d);
        }
        return estimate
                / Math.sqrt(looks.get(look).values().covariance().quadratic(row).get(0, 0));
    }

    /// The mean information fraction of contrasts at a look, 1 at most.
    ///
    /// @param contrasts contrasts x regimes
    public double fraction(int look, Matrix contrasts) {
        double sum = 0;
        for (int c = 0; c < contrasts.rows(); c++) {
            int row = c;
            sum += looks.get(look).fraction(Column.of(contrasts.columns(), d -> contrasts.get(row, d)), planned);
        }
        return Math.min(1, sum / contrasts.rows());
    }
}
