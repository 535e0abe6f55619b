package org.stegvis.protocol.expression;

/// A stretch of the text of an expression.
record Span(int offset, int length) {
    int end() {
        return offset + length;
    }

    Span to(Span last) {
        return new Span(offset, last.end() - offset);
    }
}
