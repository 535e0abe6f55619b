package org.stegvis.estimation.tailoring;

/// What stands for the outcome at a decision, given that the best option is received at those after it.
public enum Onwards {
    /// What the model of the next decision predicts under its best option.
    PREDICTED,
    /// The outcome observed, and what was lost by not having received the best option at the decisions after.
    OBSERVED
}
