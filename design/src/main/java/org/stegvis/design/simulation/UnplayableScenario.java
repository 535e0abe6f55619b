package org.stegvis.design.simulation;

/// A scenario that cannot be played out: a parameter that cannot be told, or nobody who can enrol.
public final class UnplayableScenario extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnplayableScenario(String message) {
        super(message);
    }
}
