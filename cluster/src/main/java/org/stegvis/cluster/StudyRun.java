package org.stegvis.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.Study;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.protocol.Protocol;

/// Plays studies: first what is true under each scenario, then the parts that are missing.
final class StudyRun {
    private final JavaSparkContext spark;
    private final List<StudyOrder> orders;
    private final Machines.Watcher watcher;
    private final @Nullable SumsFolder sums;
    private final @Nullable ResultsFolder results;
    private final List<Merging> merged = new ArrayList<>();
    private final List<Long> replicates;
    private long done;

    /// @param folder null keeps nothing
    StudyRun(JavaSparkContext spark, List<StudyOrder> orders, @Nullable String folder, Machines.Watcher watcher) {
        this.spark = spark;
        this.orders = List.copyOf(orders);
        this.watcher = watcher;
        this.replicates = orders.stream().map(StudyOrder::replicates).toList();
        this.sums =
                folder == null ? null : new SumsFolder(folder, spark.sc().applicationId(), spark.hadoopConfiguration());
        this.results = folder == null ? null : new ResultsFolder(folder, spark.hadoopConfiguration());
    }

    void run() {
        Map<String, SentTruth> truths = truths(spark, orders);
        Map<SentProtocol, Protocol> protocols = new HashMap<>();
        for (StudyOrder order : orders) {
            Protocol protocol = protocols.computeIfAbsent(order.protocol(), SentProtocol::read);
            TrueEffects effects =
                    Objects.requireNonNull(truths.get(order.truthId())).effects(protocol);
            merged.add(new Merging(order.study(protocol, effects), order.replicates()));
        }
        takeUp();
        List<Part> parts = Cutting.parts(merged, replicates, Math.max(1, spark.defaultParallelism()));
        Broadcast<SentStudies> sent = spark.broadcast(new SentStudies(orders, truths));
        try {
            Tasks.run(spark, parts, Played.class, new PlayPart(sent), this::add);
        } finally {
            if (sums != null) {
                sums.write();
            }
            sent.destroy();
        }
    }

    /// What is true under each scenario, by [StudyOrder#truthId].
    static Map<String, SentTruth> truths(JavaSparkContext spark, List<StudyOrder> orders) {
        Map<String, StudyOrder> distinct = new LinkedHashMap<>();
        orders.forEach(order -> distinct.putIfAbsent(order.truthId(), order));
        Map<String, SentTruth> truths = new HashMap<>();
        Tasks.run(spark, new ArrayList<>(distinct.values()), FoundTruth.class, new FindTruth(), found -> {
            if (!found.truth().unplayable().isEmpty()) {
                throw new UnplayableScenario(found.truth().unplayable());
            }
            truths.put(found.id(), found.truth());
        });
        return truths;
    }

    /// Takes up what the folder holds of these studies.
    private void takeUp() {
        if (sums != null) {
            Map<String, Collection<Integer>> byId = new HashMap<>();
            for (int i = 0; i < orders.size(); i++) {
                byId.computeIfAbsent(orders.get(i).id(), id -> new ArrayList<>())
                        .add(i);
            }
            sums.read((study, first, numbers) ->
                    byId.getOrDefault(study, List.of()).forEach(order -> takeUp(order, first, numbers)));
        }
        for (int i = 0; i < orders.size(); i++) {
            done += merged.get(i).sum().replicates();
            tell(i);
        }
    }

    /// Sums of more replicates than are wanted now are left alone, and those of a last chunk that was not whole.
    private void takeUp(int order, long first, double[] numbers) {
        long end = first + (long) numbers[0];
        boolean isWhole = end % Study.CHUNK == 0 || end == replicates.get(order);
        if (end > replicates.get(order) || !isWhole) {
            return;
        }
        if (first == 0) {
            merged.get(order).addFirst(numbers);
        } else {
            merged.get(order).add(first / Study.CHUNK, numbers);
        }
    }

    private void add(Played played) {
        Part part = played.part();
        Merging merging = merged.get(part.order());
        long chunk = part.firstChunk();
        boolean isNew = false;
        for (double[] numbers : played.sums()) {
            isNew |= part.isSum() ? merging.addFirst(numbers) : merging.add(chunk, numbers);
            done += (long) numbers[0];
            chunk++;
        }
        if (!isNew) {
            return;
        }
        if (sums != null) {
            sums.add(orders.get(part.order()).id(), played);
        }
        tell(part.order());
    }

    private void tell(int order) {
        Merging merging = merged.get(order);
        watcher.at(done, replicates.stream().mapToLong(each -> each).sum());
        if (!merging.isComplete()) {
            watcher.soFar(order, merging.sum());
            return;
        }
        if (results != null) {
            results.write(orders.get(order), merging.sum().summary());
        }
        watcher.finished(order, merging.sum());
    }
}
