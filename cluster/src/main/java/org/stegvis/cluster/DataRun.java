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
import org.stegvis.estimation.SummedAnalyses;
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

    private record Summed(int number, ArrayList<PartSums> sums) implements Serializable {}

    /// What the workers must know for a pass.
    private record Ask(SentProtocol protocol, ArrayList<String> analyses, SummedAnalyses.Pass pass)
            implements Serializable {
        SummedAnalyses analyses(Protocol read) {
            return SummedAnalyses.of(read, analyses.stream().map(read::analysis).toList());
        }
    }

    private record SumPart(Broadcast<Ask> ask, Broadcast<SerializableConfiguration> files)
            implements OnWorker<Place, Summed> {
        @Override
        public Summed run(Place place, int attempt) {
            Protocol protocol = ask.value().protocol().read();
            try {
                return new Summed(
                        place.number(),
                        ask.value()
                                .analyses(protocol)
                                .sums(
                                        DataReader.read(
                                                protocol,
                                                place.group(),
                                                files.value().value()),
                                        ask.value().pass()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /// The results of analyses, which look at each part together.
    List<Result> analyse(SentProtocol sent, List<String> analyses, String folder, Study.Progress progress) {
        var ids = new ArrayList<>(analyses);
        SummedAnalyses summed =
                new Ask(sent, ids, new SummedAnalyses.Pass(new ArrayList<>(), new ArrayList<>())).analyses(sent.read());
        List<Place> places = places(folder);
        return summed.run(pass -> over(new Ask(sent, ids, pass), places, progress));
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
    private List<PartSums> over(Ask ask, List<Place> places, Study.Progress progress) {
        Broadcast<Ask> sent = spark.broadcast(ask);
        Broadcast<SerializableConfiguration> files = files();
        List<PartSums> all = new ArrayList<>();
        Map<Integer, ArrayList<PartSums>> early = new HashMap<>();
        int[] next = {0};
        Tasks.run(spark, new ArrayList<>(places), Summed.class, new SumPart(sent, files), summed -> {
            early.put(summed.number(), summed.sums());
            for (ArrayList<PartSums> ready = early.remove(next[0]); ready != null; ready = early.remove(next[0])) {
                SummedAnalyses.add(all, ready);
                next[0]++;
            }
            progress.at(next[0], places.size());
        });
        sent.destroy();
        files.destroy();
        return all;
    }
}
