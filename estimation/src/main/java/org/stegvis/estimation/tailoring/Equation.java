package org.stegvis.estimation.tailoring;

/// How the model of a decision is fitted.
public enum Equation {
    /// Ordinary least squares: Q-learning. Source: MURPHY 2005, JMLR 6; CHAKRABORTY & MOODIE 2013, chapter 3.
    LEAST_SQUARES,
    /// G-estimation: `Σ (f, (1(received j) - π_j) m) (y - mean) = 0`, which is right where the treatment-free terms
    /// or the probabilities are. Source: ROBINS 2004, Proceedings of the Second Seattle Symposium; CHAKRABORTY &
    /// MOODIE 2013, chapter 4.
    G_ESTIMATION,
    /// Weighted least squares with weights `h / π` of the option received, `h = 1 / Σ_j 1 / π_j`: for two options
    /// `|A - π|`. Source: WALLACE & MOODIE 2015, Biometrics 71; LI & LI 2019, Annals of Applied Statistics 13, for
    /// more than two.
    OVERLAP_WEIGHTS,
    /// The same with weights `1 / π`.
    INVERSE_WEIGHTS;

    /// The weight of a member.
    double weight(ChoicePoint point, int member) {
        return switch (this) {
            case LEAST_SQUARES, G_ESTIMATION -> 1;
            case INVERSE_WEIGHTS -> 1 / point.probability(member);
            case OVERLAP_WEIGHTS -> {
                double sum = 0;
                for (int j = 0; j < point.options().size(); j++) {
                    sum += 1 / point.probabilities().get(member, j);
                }
                yield 1 / (sum * point.probability(member));
            }
        };
    }

    /// What the residual of a member is multiplied with.
    double[] instruments(ChoicePoint point, int member) {
        return switch (this) {
            case LEAST_SQUARES, INVERSE_WEIGHTS, OVERLAP_WEIGHTS ->
                point.row(member, point.received().get(member));
            case G_ESTIMATION -> point.instruments(member);
        };
    }
}
