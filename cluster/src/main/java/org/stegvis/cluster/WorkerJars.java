package org.stegvis.cluster;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The jars that workers need besides Spark: of all on the class path of the program the modules up to this one, and
/// their libraries.
final class WorkerJars {
    private static final Pattern NEEDED = Pattern.compile(
            "(stegvis-(protocol|randomisation|conduct|estimation|design|exchange|cluster)|jspecify|snakeyaml-engine"
                    + "|ejml-.*|commons-(numbers|rng|statistics)-.*|fastcsv)-\\d.*\\.jar");

    private WorkerJars() {}

    /// @param classPath as the property `java.class.path`
    static List<String> of(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> NEEDED.matcher(new File(entry).getName()).matches())
                .toList();
    }
}
