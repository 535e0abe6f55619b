package org.stegvis.server.page;

/// Paths on this server, where a browser may be sent.
public final class OurPath {
    private OurPath() {}

    /// The path when it is one of ours, else another: `//elsewhere` and `/\\elsewhere` lead away.
    public static String or(String path, String other) {
        boolean isOurs = path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c < ' ' || c == '{' || c == '}');
        return isOurs ? path : other;
    }
}
