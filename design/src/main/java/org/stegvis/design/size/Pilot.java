package org.stegvis.design.size;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Whether a pilot has at least so many participants on every path that feasibility can be judged there.
///
/// Of the n_a participants who start with option a, a binomial number X is not to respond; every path has
/// `least` or more when X is at least what the non-responders' paths need and n_a - X what the responders'
/// need; the parts for the first options multiply. Second-stage allocation is in exact ratio, as blocks
/// make it. Source: KIM, IONIDES & ALMIRALL 2016, A sample size calculator for SMART pilot studies (which
/// this equals for 1:1).
public record Pilot(List<Arm> arms, int least) implements Question {
    private static final double EXACT = 1e-9;

    /// Those who start with one option.
    ///
    /// @param fraction of all participants
    /// @param nonResponse the probability of non-response
    /// @param responders smallest fraction of the responders on one of their paths; 1 where they are not
    /// randomised again
    /// @param nonResponders the same for non-responders
    public record Arm(String option, double fraction, double nonResponse, double responders, double nonResponders) {
        public Arm {
            if (!(fraction > 0 && fraction <= 1 && nonResponse >= 0 && nonResponse <= 1)) {
                throw new IllegalArgumentException(
                        "arm '%s' has fraction %s and non-response %s; both must lie between 0 and 1."
                                .formatted(option, fraction, nonResponse));
            }
        }

        private double filled(int started, int least) {
            int notResponding = (int) Math.ceil(least / nonResponders - 1e-9);
            int responding = (int) Math.ceil(least / responders - 1e-9);
            if (started < notResponding + responding) {
                return 0;
            }
            var count = BinomialDistribution.of(started, nonResponse);
            return Math.max(
                    0,
                    count.cumulativeProbability(started - responding) - count.cumulativeProbability(notResponding - 1));
        }
    }

    public Pilot {
        arms = List.copyOf(arms);
        if (least < 1) {
            throw new IllegalArgumentException("least is %d but must be 1 or more.".formatted(least));
        }
    }

    public static Pilot of(TwoStage design, int least) {
        double down = Math.min(design.nonResponders(), 1 - design.nonResponders());
        double up = Math.min(design.responders(), 1 - design.responders());
        boolean everyone = design.rerandomised() == TwoStage.Rerandomised.EVERYONE;
        boolean both = design.rerandomised() != TwoStage.Rerandomised.NON_RESPONDERS_TO_ONE;
        return new Pilot(
                List.of(
                        new Arm("a", design.first(), 1 - design.responseToA(), everyone ? up : 1, down),
                        new Arm("b", 1 - design.first(), 1 - design.responseToB(), everyone ? up : 1, both ? down : 1)),
                least);
    }

    /// Whether every path is filled when the participants respond by chance, one after the other.
    boolean isFilled(int participants, DoubleSupplier uniform) {
        boolean isFilled = true;
        for (Arm arm : arms) {
            int started = started(participants, arm);
            int notResponding = 0;
            for (int i = 0; i < started; i++) {
                notResponding += uniform.getAsDouble() < arm.nonResponse() ? 1 : 0;
            }
            isFilled &= (int) (notResponding * arm.nonResponders() + EXACT) >= least
                    && (int) ((started - notResponding) * arm.responders() + EXACT) >= least;
        }
        return isFilled;
    }

    private static int started(double participants, Arm arm) {
        return (int) Math.floor(participants * arm.fraction() + EXACT);
    }

    @Override
    public double power(double participants) {
        double product = 1;
        for (Arm arm : arms) {
            product *= arm.filled(started(participants, arm), least);
        }
        return product;
    }

    /// The smallest whole number with at least this probability.
    @Override
    public double participants(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "probability is %s but must lie between 0 and 1.".formatted(probability));
        }
        for (int n = 1; n < 1_000_000; n++) {
            if (power(n) >= probability) {
                return n;
            }
        }
        throw new IllegalArgumentException(
                "no pilot fills every path with probability %s; a path is never taken.".formatted(probability));
    }

    @Override
    public String formula() {
        return "smallest n with prod_a P(x_a <= X_a <= n_a - y_a) >= probability, X_a binomial";
    }

    @Override
    public String source() {
        return "Kim, Ionides & Almirall 2016";
    }

    @Override
    public List<String> assumptions() {
        return List.of(
                "First options are allocated in exact ratio, and so are the options of the second stage.",
                "Participants respond independently of one another.");
    }

    @Override
    public List<Term> terms() {
        return arms.stream()
                .map(arm -> new Term(
                        "q_" + arm.option(), arm.nonResponse(), "probability of non-response to " + arm.option()))
                .toList();
    }
}
