package org.stegvis.protocol;

import org.stegvis.protocol.expression.Condition;

/// One requirement that a participant must meet to enter the trial.
///
/// @param source the condition as it is written in the file
public record Criterion(String id, Text title, Condition require, String source) {}
