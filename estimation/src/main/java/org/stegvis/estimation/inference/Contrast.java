package org.stegvis.estimation.inference;

/// The difference `of` less `versus`.
public record Contrast(String of, String versus, Estimate difference) {}
