package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Finds by simulation the smallest trial that reaches a goal: that a share of the trials finds something.
///
/// The share found by a z test of an effect δ is `Φ(δ √n / σ - c)`, so its probit is a straight line in √n.
/// The line ([ProbitLine]) is fitted to all sizes simulated, each by its Monte Carlo error, and the next
/// size is where it meets the goal. The error of the answer follows from that of the line there by the
/// delta method.
public final class SmallestTrial {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int MOST_STEPS = 8;

    /// Shares nearer to 0 or 1 do not tell where the line runs.
    private static final double EDGE = 0.01;

    private static final int STRIDE = 5;

    private final IntFunction<Figure> simulated;
    private final double goal;
    private final double critical;
    private final int largest;
    private final List<Tried> tried = new ArrayList<>();

    /// How often the trials of one size reached the goal.
    public record Tried(int participants, Figure share) {}

    /// The size that was found, how sure it is, and what it rests on.
    ///
    /// @param participants the smallest number; `largest` when not even that is enough
    /// @param error its Monte Carlo standard error; NaN when the share does not grow with the size
    /// @param isReached whether any size is enough
    /// @param tried all sizes simulated, in the order in which they were
    public record Answer(int participants, double error, boolean isReached, List<Tried> tried) {
        public Answer {
            tried = List.copyOf(tried);
        }
    }

    private SmallestTrial(IntFunction<Figure> simulated, double goal, double critical, int largest) {
        this.simulated = simulated;
        this.goal = NORMAL.inverseCumulativeProbability(goal);
        this.critical = critical;
        this.largest = largest;
    }

    /// Simulates size after size, eight at most, until the next would tell nothing new.
    ///
    /// @param simulated the share found in trials of so many participants
    /// @param goal from 0 to 1, both excluded
    /// @param critical how many standard errors an estimate must reach; 0 where it need only be the best
    /// @param first the size to begin with
    /// @param largest the largest size to try
    /// @throws IllegalArgumentException when the goal is no such share, `first` is below 1 or `largest`
    /// below `first`
    public static Answer search(IntFunction<Figure> simulated, double goal, double critical, int first, int largest) {
        if (!(goal > 0 && goal < 1)) {
            throw new IllegalArgumentException("A goal (" + goal + ") must lie between 0 and 1.");
        }
        if (first < 1 || largest < first) {
            throw new IllegalArgumentException(
                    "Sizes from %d to %d must begin at 1 or more and grow.".formatted(first, largest));
        }
        return new SmallestTrial(simulated, goal, critical, largest).search(first);
    }

    private Answer search(int first) {
        int next = first;
        for (int step = 0; step < MOST_STEPS; step++) {
            tried.add(new Tried(next, simulated.apply(next)));
            int before = next;
            next = next();
            if (isSettled(before, next)) {
                break;
            }
        }
        if (informative().isEmpty()) {
            return new Answer(next, Double.NaN, reached(tried.getLast()), tried);
        }
        ProbitLine line = line();
        boolean isReached = next < largest || reached(tried.getLast());
        return new Answer(next, line.slope() > 0 ? line.errorOfSize(next) : Double.NaN, isReached, tried);
    }

    private boolean isSettled(int before, int next) {
        if (informative().isEmpty()) {
            return next == before;
        }
        long same = tried.stream().filter(each -> each.participants() == next).count();
        return same > 0 || (tried.size() > 2 && Math.abs(next - before) <= line().errorOfSize(next) / 2);
    }

    private boolean reached(Tried each) {
        return each.share().value() >= NORMAL.cumulativeProbability(goal);
    }

    private List<Tried> informative() {
        return tried.stream()
                .filter(each -> each.share().value() > EDGE && each.share().value() < 1 - EDGE)
                .toList();
    }

    private int next() {
        if (informative().isEmpty()) {
            int last = tried.getLast().participants();
            return tried.getLast().share().value() > 0.5
                    ? Math.max(2, last / STRIDE)
                    : (int) Math.min(largest, (long) last * STRIDE);
        }
        double root = line().meets(goal);
        double size = root > 0 ? Math.ceil(root * root) : Double.POSITIVE_INFINITY;
        int last = tried.getLast().participants();
        // A line through little is followed with care.
        double most = Math.min(largest, 10.0 * last);
        double least = Math.max(2, Math.floor(last / 10.0));
        return (int) Math.clamp(size, Math.min(least, most), most);
    }

    private ProbitLine line() {
        return new ProbitLine(informative(), critical);
    }
}
