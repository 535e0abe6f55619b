package org.stegvis.evidence;

/// A contrast in the results document of a trial: `of` less `versus` is intervention less comparison.
///
/// @param protocol the id of the trial's protocol
/// @param analysis the id of the analysis
public record TrialContrast(String protocol, String analysis, String of, String versus) {}
