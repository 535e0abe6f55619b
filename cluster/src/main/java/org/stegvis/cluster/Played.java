package org.stegvis.cluster;

import java.io.Serializable;

/// What a task sends back.
///
/// @param sums as [org.stegvis.design.operating.Kept#numbers]: one row a chunk, or one row for all of them
@SuppressWarnings("ArrayRecordComponent") // on its way between machines, as it was filled
record Played(Part part, double[][] sums) implements Serializable {}
