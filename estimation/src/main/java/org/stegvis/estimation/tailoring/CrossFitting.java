package org.stegvis.estimation.tailoring;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Grouping;

/// The option that each participant would be given by a rule learned from others: participants are divided into
/// parts, and the rule for each part is learned from all other parts. A rule judged on those it was learned from
/// looks better than it is.
///
/// Source: CHERNOZHUKOV ET AL 2018, Econometrics Journal 21; ATHEY & WAGER 2021, Econometrica 89.
///
/// @param folds the part of each participant; clusters are not divided
public record CrossFitting(BackwardInduction induction, Grouping folds) {

    /// Parts of equal size, by chance.
    public static Grouping folds(int parts, Grouping clusters, RandomGenerator random) {
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

    /// For each choice, in the order of time, the option given to each member.
    public Fitting<List<int[]>> given() {
        List<ChoicePoint> points =
                induction.stages().stream().flatMap(List::stream).toList();
        List<int[]> given = new ArrayList<>();
        points.forEach(point -> given.add(new int[point.size()]));
        List<List<int[]>> places = induction.places();
        for (int part = 0; part < folds.groups(); part++) {
            int left = part;
            int[] others = IntStream.range(0, folds.rows())
                    .filter(i -> folds.get(i) != left)
                    .toArray();
            switch (induction.sample(others, places).fit()) {
                case NotFitted<Learned>(var why) -> {
                    return new NotFitted<>(why);
                }
                case Fitted<Learned>(var learned) -> {
                    List<Learned.Choice> choices = learned.choices();
                    for (int c = 0; c < points.size(); c++) {
                        ChoicePoint point = points.get(c);
                        int[] best = induction.best(point, choices.get(c).coefficients());
                        for (int i = 0; i < best.length; i++) {
                            if (folds.get(point.members()[i]) == part) {
                                given.get(c)[i] = best[i];
                            }
                        }
                    }
                }
            }
        }
        return new Fitted<>(given);
    }
}
