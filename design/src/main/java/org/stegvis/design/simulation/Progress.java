package org.stegvis.design.simulation;

/// Hears how far a simulation has come. Called often, by the thread that runs the simulation.
@FunctionalInterface
public interface Progress {
    Progress SILENT = (enrolled, wanted) -> {};

    /// @param enrolled participants so far
    /// @param wanted participants at the end
    void at(int enrolled, int wanted);
}
