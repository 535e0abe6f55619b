package org.stegvis.cli.machines;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import picocli.CommandLine.Option;

/// The options of a verb whose work can be done on a cluster.
public final class ElsewhereOptions {

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description = {
                "Do the work on Apache Spark: local[2], spark://HOST:7077, yarn, k8s://HOST. The first time ./stegvis fetches",
                "Spark (about 280 MB) and says so."
            })
    private @Nullable String master;

    @Option(
            names = "--spark-setting",
            paramLabel = "NAME=VALUE",
            description = "A setting of Spark, such as spark.executor.memory=4g; may be given again.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /// Null where the work is done here.
    @Nullable
    public String master() {
        if (master == null && !settings.isEmpty()) {
            throw new BadInput("--spark-setting is for --spark MASTER; give both or neither");
        }
        return master;
    }

    /// What Spark is told beside its master, by name.
    public Map<String, String> settings() {
        return settings;
    }
}
