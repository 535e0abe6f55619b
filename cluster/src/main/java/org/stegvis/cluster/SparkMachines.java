package org.stegvis.cluster;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.MachinesFailure;
import org.stegvis.design.machines.StudyOrder;

/// A connection to Spark.
final class SparkMachines implements Machines {
    private final JavaSparkContext spark;

    SparkMachines(JavaSparkContext spark) {
        this.spark = spark;
    }

    @Override
    public void play(List<StudyOrder> orders, @Nullable String folder, Watcher watcher) {
        try {
            new StudyRun(spark, orders, folder, watcher).run();
        } catch (IllegalStateException failure) {
            if (!spark.sc().isStopped()) {
                throw failure;
            }
            throw new MachinesFailure(
                    "Spark ended the application. Maybe no worker could start its executor: see the logs of the workers.",
                    failure);
        }
    }

    @Override
    public void close() {
        spark.stop();
    }
}
