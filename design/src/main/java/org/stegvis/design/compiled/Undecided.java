package org.stegvis.design.compiled;

/// The rows for whom one decision is open, and how far each has come with it.
final class Undecided {
    static final byte UNDECIDED = 0;
    static final byte WAITING = 1;
    static final byte TAKEN = 2;

    /// A class that the values at hand do not tell.
    static final int UNTOLD = Names.MISSING;

    /// All for whom it is open.
    final Rows open;

    /// Those of them whose occasion is the one looked at, until they are taken or wait.
    final Rows tried;

    final byte[] state;

    /// The class found at the occasion looked at: [#UNTOLD] where it cannot be told.
    final int[] told;

    /// The class that conditions of the decision itself read.
    final int[] ownClass;

    /// How many of those for whom it was open have taken it, and how many of these leave.
    int taken;

    int left;

    Undecided(int capacity) {
        open = new Rows(capacity);
        tried = new Rows(capacity);
        state = new byte[capacity];
        told = new int[capacity];
        ownClass = new int[capacity];
    }
}
