package org.stegvis.cli.terminal;

/// What the program's exit code tells the shell.
public final class ExitCodes {

    /// Done, and where a question was asked the answer is yes.
    public static final int DONE = 0;

    /// Done, and the answer is no: a check failed.
    public static final int ANSWER_IS_NO = 1;

    /// The command line or a file given to it is wrong; the message says how.
    public static final int BAD_INPUT = 2;

    /// A mistake in Stegvis itself. The number is `EX_SOFTWARE` of sysexits.h.
    public static final int OUR_FAULT = 70;

    private ExitCodes() {}
}
