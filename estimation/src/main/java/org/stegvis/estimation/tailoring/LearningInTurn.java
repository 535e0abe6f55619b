package org.stegvis.estimation.tailoring;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Grouping;

/// The option that participants would be given by a rule learned from others: participants are divided into parts in
/// some order, and the rule for each part is learned from the parts before it.
///
/// A rule judged on those it was learned from looks better than it is. Where each part is judged by a rule
/// from all others, the parts learn from each other, and where no option is better than another the usual
/// standard error is too small. In turn, what one part adds to the value has mean zero given those before it,
/// so that the usual standard error of those judged is right whether or not a best option exists.
///
/// Source: LUEDTKE & VAN DER LAAN 2016, Annals of Statistics 44, 713-742. Calibration: `RuleValueCalibration`.
///
/// @param parts the part of each participant, in the order in which they are judged; clusters are not divided
/// @param first how many parts are learned from only
public record LearningInTurn(BackwardInduction induction, Grouping parts, int first) {
    public LearningInTurn {
        if (first < 1 || first >= parts.groups()) {
            throw new IllegalArgumentException(
                    "first is %d but must leave some of %d parts to be judged.".formatted(first, parts.groups()));
        }
    }

    /// What each participant is given.
    ///
    /// @param options for each choice, in the order of time, the option given to each member
    /// @param isJudged which participants the rules are judged on
    public record Given(List<int[]> options, boolean[] isJudged) {
        public Given {
            options = List.copyOf(options);
        }
    }

    /// Parts of equal size, by chance.
    public static Grouping parts(int parts, Grouping clusters, RandomGenerator random) {
        int[] order = IntStream.range(0, clusters.groups()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        var part = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            part[order[i]] = i % parts;
        }
        return Grouping.of(parts, clusters.rows(), i -> part[clusters.get(i)]);
    }

    /// A part for which no rule can be learned from those before it is learned from only.
    public Fitting<Given> given() {
        List<ChoicePoint> points =
                induction.stages().stream().flatMap(List::stream).toList();
        var given = new ArrayList<int[]>();
        points.forEach(point -> given.add(new int[point.size()]));
        List<List<int[]>> places = induction.places();
        var isJudged = new boolean[parts.rows()];
        boolean isAny = false;
        Diagnosis last = new Diagnosis.TooFewRows(parts.rows(), parts.groups());
        for (int part = first; part < parts.groups(); part++) {
            int here = part;
            int[] before = IntStream.range(0, parts.rows())
                    .filter(i -> parts.get(i) < here)
                    .toArray();
            switch (induction.sample(before, places).fit()) {
                case NotFitted<Learned>(var why) -> last = why;
                case Fitted<Learned>(var learned) -> {
                    isAny = true;
                    give(points, learned, part, given, isJudged);
                }
            }
        }
        return isAny ? new Fitted<>(new Given(given, isJudged)) : new NotFitted<>(last);
    }

    private void give(List<ChoicePoint> points, Learned learned, int part, List<int[]> given, boolean[] isJudged) {
        for (int i = 0; i < isJudged.length; i++) {
            isJudged[i] |= parts.get(i) == part;
        }
        for (int c = 0; c < points.size(); c++) {
            ChoicePoint point = points.get(c);
            int[] best = induction.best(point, learned.choices().get(c).coefficients());
            for (int i = 0; i < best.length; i++) {
                if (parts.get(point.members()[i]) == part) {
                    given.get(c)[i] = best[i];
                }
            }
        }
    }
}
