package org.stegvis.estimation.linear;

import java.util.List;

/// A fitted multinomial logistic model.
///
/// - `terms`, `coefficients`: q = (K - 1) p of each, the terms of the second option, then of the third, and so on
/// - `probabilities`: n rows x K options
/// - `scores`: n rows x q
public record MultinomialFit(List<String> terms, Column coefficients, Matrix probabilities, Matrix scores) {
    public MultinomialFit {
        terms = List.copyOf(terms);
    }
}
