package org.stegvis.report.operating;

import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.OperatingCharacteristics;

/// One simulation study on a page.
///
/// @param title what sets it apart from the others; empty where it is the only one
/// @param changed what becomes of trials that are changed at a look; null where no change is
/// planned, or none has been played yet
public record SimulatedStudy(String title, OperatingCharacteristics found, ChangedTrials.@Nullable Found changed) {}
