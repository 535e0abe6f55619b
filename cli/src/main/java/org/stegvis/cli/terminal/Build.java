package org.stegvis.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// Which Stegvis this is: what the build wrote down of itself.
public final class Build {
    private static final String FILE = "/org/stegvis/cli/version.properties";

    private Build() {}

    /// Stegvis, commit and Java, a line each.
    public static List<String> lines() {
        var build = build();
        var commit = build.getProperty("commit", "");
        var lines = new ArrayList<String>();
        lines.add("stegvis " + build.getProperty("version"));
        if (!commit.isEmpty()) {
            lines.add("commit " + commit);
        }
        lines.add("Java %s (%s), %s %s"
                .formatted(
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch")));
        return List.copyOf(lines);
    }

    /// The version alone.
    public static String version() {
        return build().getProperty("version");
    }

    private static Properties build() {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Build.class.getResourceAsStream(FILE), FILE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of the program itself", e);
        }
        return properties;
    }
}
