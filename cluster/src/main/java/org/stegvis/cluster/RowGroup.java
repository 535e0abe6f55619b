package org.stegvis.cluster;

import java.io.Serializable;

/// A part of a Parquet file that is read at once.
record RowGroup(String file, int number) implements Serializable {}
