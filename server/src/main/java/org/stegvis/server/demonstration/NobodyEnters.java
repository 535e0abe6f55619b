package org.stegvis.server.demonstration;

/// Of many made-up people nobody met the criteria and consented, so a trial cannot be played out with them.
public final class NobodyEnters extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param met how many were made up
    NobodyEnters(int met) {
        super("Of " + met + " made-up people nobody met the criteria of the protocol and consented."
                + " Maybe the scenario gives values that the criteria exclude.");
    }
}
