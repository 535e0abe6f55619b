package org.stegvis.protocol.expression;

/// A word, number or sign of an expression and where it stands.
///
/// @param text the sign, the name, the digits, or what stands between quotation marks
record Token(Kind kind, String text, Span span) {
    enum Kind {
        NUMBER,
        NAME,
        QUOTED,
        SIGN,
        END
    }

    boolean is(String signOrWord) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(signOrWord);
    }

    /// A name, or digits where only a name can stand (`odi@10`).
    boolean canName() {
        return kind == Kind.NAME || (kind == Kind.NUMBER && text.chars().allMatch(Character::isDigit));
    }
}
