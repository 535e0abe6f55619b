package org.stegvis.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.stegvis.design.machines.DataOrder;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.operating.Study;
import org.stegvis.estimation.PartSums;
import org.stegvis.estimation.SummedAnalysis;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Protocol;

/// Makes up, and analyses, data that no machine holds as a whole.
record DataRun(JavaSparkContext spark) {

    /// Writes a part of the data.
    private record WritePart(Broadcast<DataOrder> order, String folder, Broadcast<SerializableConfiguration> files)
            implements OnWorker<Integer, Integer> {
        @Override
        public Integer run(Integer part, int attempt) {
            var file = new Path(folder, "part-%06d.parquet".formatted(part));
            try {
                DataWriter.write(
                        order.value().part(part),
                        file,
                        Long.toString(TaskContext.get().taskAttemptId()),
                        files.value().value());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return order.value().size(part);
        }
    }

    void simulate(DataOrder order, String folder, Study.Progress progress) {
        Broadcast<DataOrder> sent = spark.broadcast(order);
        Broadcast<SerializableConfiguration> files = files();
        long[] done = {0};
        Tasks.run(
                spark,
                new ArrayList<>(IntStream.range(0, order.parts()).boxed().toList()),
                Integer.class,
                new WritePart(sent, folder, files),
                written -> {
                    done[0] += written;
                    progress.at(done[0], order.participants());
                });
        sent.destroy();
        files.destroy();
    }

    private Broadcast<SerializableConfiguration> files() {
        return spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    }

    /// A part to be summed over, and where it comes in the order of all.
    private record Place(int number, RowGroup group) implements Serializable {}

    private record Summed(int number, PartSums sums) implements Serializable {}

    /// What the workers must know for a pass.
    private record Pass(SentProtocol protocol, String analysis, ArrayList<PartSums> before) implements Serializable {}

    private record SumPart(Broadcast<Pass> pass, Broadcast<SerializableConfiguration> files)
            implements OnWorker<Place, Summed> {
        @Override
        public Summed run(Place place, int attempt) {
            Protocol protocol = pass.value().protocol().read();
            SummedAnalysis analysis =
                    SummedAnalysis.of(protocol, protocol.analysis(pass.value().analysis()));
            try {
                return new Summed(
                        place.number(),
                        analysis.sums(
                                DataReader.read(
                                        protocol, place.group(), files.value().value()),
                                pass.value().before()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /// The results of analyses, one after the other.
    List<Result> analyse(SentProtocol sent, List<String> analyses, String folder, Study.Progress progress) {
        Protocol protocol = sent.read();
        List<SummedAnalysis> summed = analyses.stream()
                .map(id -> SummedAnalysis.of(protocol, protocol.analysis(id)))
                .toList();
        List<Place> places = places(folder);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < summed.size(); i++) {
            var passes = new ArrayList<PartSums>();
            Result result = null;
            while (result == null) {
                passes.add(pass(new Pass(sent, analyses.get(i), passes), places, progress));
                result = summed.get(i).after(passes);
            }
            results.add(result);
        }
        return results;
    }

    private List<Place> places(String folder) {
        try {
            List<RowGroup> groups = DataReader.rowGroups(folder, spark.hadoopConfiguration());
            return IntStream.range(0, groups.size())
                    .mapToObj(number -> new Place(number, groups.get(number)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Adds parts up in their order, whatever the order in which they come.
    private PartSums pass(Pass pass, List<Place> places, Study.Progress progress) {
        Broadcast<Pass> sent = spark.broadcast(pass);
        Broadcast<SerializableConfiguration> files = files();
        var all = new PartSums();
        Map<Integer, PartSums> early = new HashMap<>();
        int[] next = {0};
        Tasks.run(spark, new ArrayList<>(places), Summed.class, new SumPart(sent, files), summed -> {
            early.put(summed.number(), summed.sums());
            for (PartSums ready = early.remove(next[0]); ready != null; ready = early.remove(next[0])) {
                all.add(ready);
                next[0]++;
            }
            progress.at(next[0], places.size());
        });
        sent.destroy();
        files.destroy();
        return all;
    }
}
