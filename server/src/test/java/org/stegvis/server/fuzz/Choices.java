package org.stegvis.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Bytes as choices, one after the other; when they are used up, the first is always chosen, so that few bytes make
/// something ordinary.
final class Choices {
    private final byte[] bytes;
    private int at;

    Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    /// A number from 0 to less than the bound.
    int below(int bound) {
        int number = next();
        return (bound > 256 ? number << 8 | next() : number) % bound;
    }

    /// True for one in so many, if there are bytes left.
    boolean rarely(int times) {
        return below(times) == times - 1;
    }

    <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    /// Up to so many bytes as they are.
    byte[] bytes(int most) {
        int length = Math.min(below(most + 1), bytes.length - at);
        byte[] taken = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return taken;
    }

    String text(int most) {
        return new String(bytes(most), StandardCharsets.UTF_8);
    }

    private int next() {
        return at < bytes.length ? bytes[at++] & 0xFF : 0;
    }
}
