package org.stegvis.design.simulation;

/// A scenario that cannot be played out: a parameter that cannot be told, or nobody who can enrol.
public final class UnplayableScenario extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnplayableScenario(String message) {
        super(message);
    }

    /// A parameter that cannot be told for somebody.
    ///
    /// @param role what of it: "mean", "probability"
    public static UnplayableScenario untold(Object what, String role) {
        return new UnplayableScenario("The " + role + " of " + what
                + " cannot be told for one participant: it reads something missing, or divides by zero."
                + " Say what holds then, with if(missing(…), …, …).");
    }

    /// A parameter that its distribution cannot have.
    public static UnplayableScenario outOfRange(Object what, String role, double number) {
        return new UnplayableScenario("The " + role + " (" + number + ") of " + what + " is out of range.");
    }
}
