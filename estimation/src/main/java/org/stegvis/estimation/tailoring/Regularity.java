package org.stegvis.estimation.tailoring;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// For how many participants no option of a later decision is told to be better than the next best: the degree of
/// non-regularity, from 0 to 1. There the estimates of the decisions before have no normal distribution.
///
/// For a member with the terms d of the difference between the two best options the test is
/// `(d'θ)² <= q d'Σd`, q the quantile of chi-square with one degree of freedom that is exceeded with probability
/// `level`. Source: CHAKRABORTY, LABER & ZHAO 2013, Biometrics 69.
/// @param all the coefficients with their sandwich covariance
public record Regularity(Learned learned, JointEstimate all, double level) {
    /// Of the test whether one option is told from another.
    public static final double LEVEL = 0.001;

    /// The share of all participants for whom this is so at some decision after the first.
    public double irregularShare() {
        int participants = learned.stages().getFirst().outcome().size();
        double quantile = ChiSquaredDistribution.of(1).inverseSurvivalProbability(level);
        var irregular = new boolean[participants];
        int start = 0;
        for (int s = 0; s < learned.stages().size(); s++) {
            for (Learned.Choice choice : learned.stages().get(s).choices()) {
                for (int i = 0; s > 0 && i < choice.point().size(); i++) {
                    irregular[choice.point().members()[i]] |= !isTold(choice, i, start, quantile);
                }
                start += choice.point().terms();
            }
        }
        int count = 0;
        for (boolean each : irregular) {
            count += each ? 1 : 0;
        }
        return count / (double) participants;
    }

    private boolean isTold(Learned.Choice choice, int member, int start, double quantile) {
        ChoicePoint point = choice.point();
        int best = choice.best()[member];
        double[] mine = point.row(member, best);
        boolean told = true;
        for (int option = 0; option < point.options().size(); option++) {
            if (option != best) {
                double[] other = point.row(member, option);
                var places = new ArrayList<Integer>();
                for (int j = point.start(1); j < mine.length; j++) {
                    places.add(j);
                }
                double size = choice.effect(member, best) - choice.effect(member, option);
                told &= size * size > quantile * variance(mine, other, places, start);
            }
        }
        return told;
    }

    private double variance(double[] mine, double[] other, List<Integer> places, int start) {
        Column difference = Column.of(places.size(), k -> mine[places.get(k)] - other[places.get(k)]);
        Matrix covariance = Matrix.of(
                places.size(),
                places.size(),
                (i, j) -> all.covariance().get(start + places.get(i), start + places.get(j)));
        double sum = 0;
        for (int i = 0; i < difference.size(); i++) {
            for (int j = 0; j < difference.size(); j++) {
                sum += difference.get(i) * covariance.get(i, j) * difference.get(j);
            }
        }
        return sum;
    }
}
