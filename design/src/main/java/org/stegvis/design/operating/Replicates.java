package org.stegvis.design.operating;

/// Plays replicates out, one after the other. Used by one thread; the number of a replicate fixes what comes out.
interface Replicates {
    void play(long number, Replicate into);
}
