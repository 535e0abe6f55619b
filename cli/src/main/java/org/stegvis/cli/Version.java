package org.stegvis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `stegvis version`: which Stegvis and which Java this is.
@Command(
        name = "version",
        header = "Show which Stegvis and which Java this is.",
        description = "The commit is the one that was built; \"-dirty\" after it means with changes not committed.",
        footerHeading = "%nExamples:%n",
        footer = "  stegvis version")
final class Version implements Callable<Integer> {

    private final Console console;

    Version(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        lines().forEach(console::result);
        return ExitCodes.DONE;
    }

    /// What the verb and the option `--version` print.
    static List<String> lines() {
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
    static String number() {
        return build().getProperty("version");
    }

    private static Properties build() {
        var name = "version.properties";
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Version.class.getResourceAsStream(name), name)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the program itself", e);
        }
        return properties;
    }
}
