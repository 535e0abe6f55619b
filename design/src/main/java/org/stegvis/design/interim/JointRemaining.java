package org.stegvis.design.interim;

import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.normal.Integral;
import org.stegvis.estimation.normal.NormalLattice;

/// What a trial whose contrasts share one boundary a look still has before it: the probability that any of
/// them, or one of them, crosses at a later look, on either side.
///
/// The scores √t Z of all contrasts move on from where they are by jointly normal steps, so the later
/// statistics are normal, and that none crosses is the probability of a rectangle. For predictive power the
/// drifts, of which nothing is known before, are normal about z / √t with the covariance of the contrasts
/// over t: the later statistics stay normal, only wider. Sources: LAN, SIMON & HALPERIN 1982 and
/// SPIEGELHALTER, FREEDMAN & BLACKBURN 1986 for one statistic; JENNISON & TURNBULL 2000 for the joint
/// distribution over looks.
///
/// @param fractions information fractions of all looks, rising to 1
/// @param critical one value of |z| a look, of the joint boundary
/// @param look where the trial stands, from 0; not the last
/// @param z of the contrasts there
/// @param covariance of the contrasts at one look; only correlations matter
public record JointRemaining(List<Double> fractions, List<Double> critical, int look, Column z, Matrix covariance) {
    private static final int POINTS = 9_973;

    public JointRemaining {
        fractions = List.copyOf(fractions);
        critical = List.copyOf(critical);
        z.requireSize("z", covariance.rows());
        z.requireFinite("z");
        if (fractions.size() != critical.size() || look < 0 || look + 1 >= fractions.size()) {
            throw new IllegalArgumentException("look %d of %d with %d boundaries has none after it."
                    .formatted(look + 1, fractions.size(), critical.size()));
        }
    }

    /// The drifts that the data suggest: z / √t.
    public Column observedDrifts() {
        return Column.of(z.size(), c -> z.get(c) / Math.sqrt(fractions.get(look)));
    }

    /// The probability that any contrast crosses later, when the drifts (means of Z at full information)
    /// are these.
    public Integral conditionalPower(Column drifts) {
        return crossing(all(), drifts, Knowledge.OF_DRIFTS);
    }

    /// The same averaged over what the data leave open about the drifts.
    public Integral predictivePower() {
        return crossing(all(), observedDrifts(), Knowledge.OF_DATA);
    }

    /// The probability that this contrast crosses later, when its drift is this.
    public Integral conditionalPower(int contrast, double drift) {
        return crossing(new int[] {contrast}, Column.of(z.size(), c -> drift), Knowledge.OF_DRIFTS);
    }

    public Integral predictivePower(int contrast) {
        return crossing(new int[] {contrast}, observedDrifts(), Knowledge.OF_DATA);
    }

    private enum Knowledge {
        OF_DRIFTS,
        OF_DATA
    }

    private int[] all() {
        int[] every = new int[z.size()];
        Arrays.setAll(every, c -> c);
        return every;
    }

    private double correlation(int c, int d) {
        return covariance.get(c, d) / Math.sqrt(covariance.get(c, c) * covariance.get(d, d));
    }

    private Integral crossing(int[] contrasts, Column drifts, Knowledge knowledge) {
        int m = contrasts.length;
        double now = fractions.get(look);
        int rows = (fractions.size() - look - 1) * m;
        Matrix steps = Matrix.of(rows, rows, (r, s) -> {
            double one = fractions.get(look + 1 + r / m) - now;
            double other = fractions.get(look + 1 + s / m) - now;
            double drift = knowledge == Knowledge.OF_DATA ? one * other / now : 0;
            return correlation(contrasts[r % m], contrasts[s % m]) * (Math.min(one, other) + drift);
        });
        var lower = new double[rows];
        var upper = new double[rows];
        for (int r = 0; r < rows; r++) {
            int later = look + 1 + r / m;
            int contrast = contrasts[r % m];
            double time = fractions.get(later);
            double sd = Math.sqrt(steps.get(r, r));
            double mean = z.get(contrast) * Math.sqrt(now) + drifts.get(contrast) * (time - now);
            double bound = critical.get(later) * Math.sqrt(time);
            lower[r] = (-bound - mean) / sd;
            upper[r] = (bound - mean) / sd;
        }
        Integral within = NormalLattice.of(steps).standardised(lower, upper, POINTS);
        return new Integral(1 - within.value(), within.error());
    }
}
