package org.stegvis.design.simulation;

/// Hears how far a simulation has come. Called often, by the thread that runs the simulation.
@FunctionalInterface
public interface Progress {
    Progress SILENT = (done, wanted) -> {};

    /// So many of those wanted are done. The simulation waits until this returns.
    ///
    /// @param done participants enrolled, or trials played, so far
    /// @param wanted how many at the end
    void at(int done, int wanted);
}
