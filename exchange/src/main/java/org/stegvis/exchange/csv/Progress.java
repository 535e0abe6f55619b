package org.stegvis.exchange.csv;

/// Is told now and then how much of a file has been read.
@FunctionalInterface
public interface Progress {
    Progress SILENT = bytes -> {};

    void read(long bytes);
}
