package org.stegvis.protocol.expression;

/// Something wrong in the text of an expression.
///
/// @param offset where it starts, in characters from the start of the text
/// @param length how many characters it spans; 0 at the end of the text
/// @param found what stands there: "`odi@week10`, a number"
/// @param expected what could stand there instead
/// @param nearest the known name most like a misspelt one; empty when none is near
public record Problem(int offset, int length, String found, String expected, String nearest) {
    public Problem {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "A place (%d, length %d) must not be negative.".formatted(offset, length));
        }
    }

    /// The problem in one sentence.
    public String message() {
        String hint = nearest.isEmpty() ? "" : " Did you mean `" + nearest + "`?";
        return "Found " + found + ", expected " + expected + "." + hint;
    }
}
