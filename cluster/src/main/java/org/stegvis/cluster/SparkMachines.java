package org.stegvis.cluster;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.machines.DataOrder;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.MachinesFailure;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.Study;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.estimation.result.Result;

/// A connection to Spark.
final class SparkMachines implements Machines {
    private final JavaSparkContext spark;

    SparkMachines(JavaSparkContext spark) {
        this.spark = spark;
    }

    @Override
    public void play(List<StudyOrder> orders, @Nullable String folder, Watcher watcher) {
        whileThere(() -> {
            new StudyRun(spark, orders, folder, watcher).run();
            return orders;
        });
    }

    @Override
    public TrueEffects truth(StudyOrder order) {
        return whileThere(() -> Objects.requireNonNull(
                        StudyRun.truths(spark, List.of(order)).get(order.truthId()))
                .effects(order.protocol().read()));
    }

    @Override
    public void simulate(DataOrder order, String folder, Study.Progress progress) {
        whileThere(() -> {
            new DataRun(spark).simulate(order, folder, progress);
            return order;
        });
    }

    @Override
    public List<Result> analyse(SentProtocol protocol, List<String> analyses, String folder, Study.Progress progress) {
        return whileThere(() -> new DataRun(spark).analyse(protocol, analyses, folder, progress));
    }

    private <T> T whileThere(Supplier<T> work) {
        try {
            return work.get();
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
