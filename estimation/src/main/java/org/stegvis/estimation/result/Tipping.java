package org.stegvis.estimation.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;

/// How far the imputed outcomes of one side may be from what was imputed before a contrast says something else.
///
/// Source: RATITCH, O'KELLY & TOSIELLO 2013, Pharmaceutical Statistics 12, 337-347 (shifts by delta and the point where
/// the conclusion tips).
///
/// @param scale on which outcomes are shifted
/// @param courses two for each contrast: with the one side shifted, and with the other
public record Tipping(Scale scale, List<Course> courses) implements Section {
    public Tipping {
        courses = List.copyOf(courses);
    }

    /// What a shift is added to.
    public enum Scale {
        /// The outcome itself.
        OUTCOME,
        /// The log odds of a yes.
        LOG_ODDS
    }

    /// One contrast, with the imputed outcomes of one of its sides shifted further and further.
    ///
    /// @param shifted the side, which is `of` or `versus`
    /// @param points in rising order of the shift; without a shift for which there is no estimate
    /// @param below the nearest shift below zero at which the interval begins or ceases to hold zero, by linear
    /// interpolation of the limit of the interval between two shifts; null where it does not within the shifts
    /// @param above the same above zero
    public record Course(
            String shifted,
            String of,
            String versus,
            List<Point> points,
            @Nullable Double below,
            @Nullable Double above) {
        public Course {
            points = List.copyOf(points);
        }

        /// With the points of tipping found.
        ///
        /// @param points in rising order of the shift, one of them without shift
        public static Course of(String shifted, String of, String versus, List<Point> points) {
            int middle = 0;
            while (points.get(middle).delta() != 0) {
                middle++;
            }
            return new Course(shifted, of, versus, points, tips(points, middle, -1), tips(points, middle, 1));
        }

        private static @Nullable Double tips(List<Point> points, int from, int way) {
            boolean excludes = excludesZero(points.get(from).difference());
            boolean isAbove = points.get(from).difference().estimate() > 0;
            for (int i = from + way; i >= 0 && i < points.size(); i += way) {
                Estimate found = points.get(i).difference();
                boolean isSame =
                        excludes ? excludesZero(found) && found.estimate() > 0 == isAbove : !excludesZero(found);
                if (!isSame) {
                    boolean isLower = excludes ? isAbove : found.lower() > 0;
                    double before = limit(points.get(i - way).difference(), isLower);
                    double after = limit(found, isLower);
                    double part = before == after ? 1 : before / (before - after);
                    return points.get(i - way).delta()
                            + part
                                    * (points.get(i).delta()
                                            - points.get(i - way).delta());
                }
            }
            return null;
        }

        private static double limit(Estimate estimate, boolean isLower) {
            return isLower ? estimate.lower() : estimate.upper();
        }

        /// Whether the contrast without a shift has an interval that does not hold zero.
        public boolean excludesZeroAsImputed() {
            return points.stream().filter(each -> each.delta() == 0).anyMatch(each -> excludesZero(each.difference()));
        }

        private static boolean excludesZero(Estimate estimate) {
            return estimate.lower() > 0 || estimate.upper() < 0;
        }
    }

    /// The contrast at one shift.
    public record Point(double delta, Estimate difference) {}
}
