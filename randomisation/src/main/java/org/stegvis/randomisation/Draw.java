package org.stegvis.randomisation;

/// What words are drawn for; draws of different kinds never share a word.
public enum Draw {
    /// One allocation by itself; the index is the position in the list.
    ALLOCATION(1),
    /// The size and the order of a block; the index is the place of the block in the list.
    BLOCK(2);

    private final byte code;

    Draw(int code) {
        this.code = (byte) code;
    }

    /// The number that stands for this kind in the derivation; fixed for ever.
    byte code() {
        return code;
    }
}
