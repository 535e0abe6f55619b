package org.stegvis.report.operating;

import org.stegvis.design.operating.OperatingCharacteristics;

/// One simulation study on a page.
///
/// @param title what sets it apart from the others; empty where it is the only one
public record SimulatedStudy(String title, OperatingCharacteristics found) {}
