package org.stegvis.estimation.result;

/// How many participants an analysis stands on.
///
/// @param inData participants in the data who belong to the comparison
/// @param analysed those with outcome and covariates; over time, with the outcome at some visit
/// @param withoutOutcome those whose outcome is missing
/// @param withoutCovariate those with the outcome but without some covariate
/// @param rows rows of the model, larger than `analysed` where participants are replicated or measured repeatedly
public record Numbers(int inData, int analysed, int withoutOutcome, int withoutCovariate, int rows) {}
