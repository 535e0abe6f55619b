package org.stegvis.protocol.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Makes inputs from valid ones: pieces removed, doubled, moved, joined with those of others; words of the format and
/// what parsers stumble over put in; single bits turned.
public final class Mutation {
    /// What is known to hurt: borders of numbers, marks of structure, characters that are none or cannot be seen.
    private static final List<String> HOSTILE = List.of(
            "\0",
            "\r",
            "\n",
            "\t",
            "\"",
            "'",
            "\\",
            "[",
            "]",
            "{",
            "}",
            ": ",
            ", ",
            "- ",
            "#",
            "&a ",
            "*a",
            "!t ",
            "|\n",
            ">\n",
            "---\n",
            "<<: ",
            "%",
            "\u202E",
            "\u2066",
            "\u200F",
            "\uFEFF",
            "\uFFFF",
            "\\u0000",
            "\\ud800",
            "\uD83D\uDE00",
            "null",
            "true",
            "-1",
            "0",
            "-0.0",
            "1e999",
            "1e-999",
            "1e999999",
            "NaN",
            ".nan",
            ".inf",
            "Infinity",
            "9223372036854775808",
            "2147483648",
            "0x7f",
            "99999999999999999999999999999999999999",
            "0.1",
            "2026-02-30",
            "0000-00-00",
            "+999999999-12-31",
            "1970-01-01T00:00:00Z",
            "å",
            "İ");
    private static final int LONGEST = 1 << 16;

    private final List<byte[]> valid;
    private final List<String> words;
    private final Random random;

    public Mutation(List<byte[]> valid, List<String> words, Random random) {
        if (valid.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one input to begin with.");
        }
        this.valid = valid;
        this.words = words;
        this.random = random;
    }

    public byte[] next() {
        byte[] input = valid.get(random.nextInt(valid.size()));
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times; i++) {
            input = once(input);
        }
        return input.length > LONGEST ? piece(input, 0, LONGEST) : input;
    }

    private byte[] once(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int length = random.nextInt(10) == 0 ? random.nextInt(input.length + 1) : random.nextInt(24);
        int end = Math.min(input.length, at + length);
        byte[] head = piece(input, 0, at);
        byte[] middle = piece(input, at, end);
        byte[] tail = piece(input, end, input.length);
        return switch (random.nextInt(8)) {
            case 0 -> joined(head, tail);
            case 1 -> joined(head, middle, middle, tail);
            case 2 -> joined(head, middle, word(HOSTILE), tail);
            case 3 -> joined(head, word(HOSTILE), tail);
            case 4 -> joined(head, words.isEmpty() ? middle : word(words), tail);
            case 5 -> joined(head, other(), tail);
            case 6 -> turned(input, at);
            default -> joined(piece(input, end, input.length), head);
        };
    }

    private byte[] other() {
        byte[] other = valid.get(random.nextInt(valid.size()));
        int from = random.nextInt(other.length + 1);
        return piece(other, from, Math.min(other.length, from + random.nextInt(200)));
    }

    private byte[] turned(byte[] input, int at) {
        byte[] turned = input.clone();
        if (at < turned.length) {
            turned[at] ^= (byte) (1 << random.nextInt(8));
        }
        return turned;
    }

    private byte[] word(List<String> from) {
        return from.get(random.nextInt(from.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] piece(byte[] of, int from, int to) {
        return java.util.Arrays.copyOfRange(of, from, to);
    }

    private static byte[] joined(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
