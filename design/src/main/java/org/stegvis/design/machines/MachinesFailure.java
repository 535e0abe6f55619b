package org.stegvis.design.machines;

import org.jspecify.annotations.Nullable;

/// The other machines cannot be reached or gave up; the message says why and what to do.
public final class MachinesFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MachinesFailure(String message) {
        super(message);
    }

    public MachinesFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
