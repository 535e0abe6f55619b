package org.stegvis.protocol.yaml;

/// A text addressed by code points, as the YAML parser counts, in constant time where it has no surrogates.
final class CodePoints {
    private final String text;
    private final int[] offsets;

    CodePoints(String text) {
        this.text = text;
        int count = text.codePointCount(0, text.length());
        offsets = count == text.length() ? new int[0] : new int[count + 1];
        for (int i = 0, offset = 0; i < offsets.length; i++) {
            offsets[i] = offset;
            offset += offset < text.length() ? Character.charCount(text.codePointAt(offset)) : 0;
        }
    }

    String between(int from, int to) {
        int start = offset(from);
        return text.substring(start, Math.max(start, offset(to)));
    }

    private int offset(int codePoint) {
        return offsets.length == 0
                ? Math.min(codePoint, text.length())
                : offsets[Math.min(codePoint, offsets.length - 1)];
    }
}
