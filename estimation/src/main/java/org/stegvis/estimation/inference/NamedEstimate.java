package org.stegvis.estimation.inference;

/// The estimate of a coefficient, a regime's value or an option's mean.
public record NamedEstimate(String name, Estimate estimate) {}
