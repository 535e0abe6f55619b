package org.stegvis.report.operating;

/// How far a study has come whose page is written before it is done.
///
/// @param done replicates of the study on its way
/// @param wanted of it
public record UnderWay(long done, long wanted) {}
