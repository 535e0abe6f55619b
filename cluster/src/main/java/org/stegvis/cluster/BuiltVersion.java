package org.stegvis.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The version of Stegvis that this module was built with.
final class BuiltVersion {
    private BuiltVersion() {}

    static String number() {
        var name = "version.properties";
        var properties = new Properties();
        try (var in = Objects.requireNonNull(BuiltVersion.class.getResourceAsStream(name), name)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the program itself", e);
        }
        return properties.getProperty("version");
    }
}
