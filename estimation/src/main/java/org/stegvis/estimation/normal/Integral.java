package org.stegvis.estimation.normal;

/// A number found by quadrature, and how far off it may be.
///
/// @param error the difference between the two finest rules; the finer one is nearer than this
public record Integral(double value, double error) {}
