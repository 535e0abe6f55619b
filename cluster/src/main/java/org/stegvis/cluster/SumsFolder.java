package org.stegvis.cluster;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.stegvis.design.operating.Study;

/// The folder `sums`: what was played, so that a run that stopped is gone on with. A row is one [Played] chunk, or many
/// from the first on.
///
/// Several studies may share a folder, and what is there twice counts once.
final class SumsFolder {
    private static final MessageType TYPE = MessageTypeParser.parseMessageType("""
            message sums {
              required binary study (STRING);
              required int64 first;
              required int64 replicates;
              required group sums (LIST) { repeated group list { required double element; } }
            }
            """);

    /// So many rows are a file, whatever the time.
    private static final int MANY = 20_000;

    private static final long PAUSE = 10_000_000_000L;

    private final ParquetFolder folder;
    private final String run;
    private final List<Group> waiting = new ArrayList<>();
    private long last = System.nanoTime();
    private int written;

    /// @param run a name of this run, for the names of its files
    SumsFolder(String parent, String run, Configuration configuration) {
        this.folder = new ParquetFolder(new Path(parent, "sums"), configuration);
        this.run = run;
    }

    @FunctionalInterface
    interface Reader {
        void row(String study, long first, double[] sums);
    }

    void read(Reader reader) {
        folder.read(row -> reader.row(row.getString("study", 0), row.getLong("first", 0), numbers(row)));
    }

    private static double[] numbers(Group row) {
        Group list = row.getGroup("sums", 0);
        var numbers = new double[list.getFieldRepetitionCount("list")];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.getGroup("list", i).getDouble("element", 0);
        }
        return numbers;
    }

    void add(String study, Played played) {
        long chunk = played.part().firstChunk();
        for (double[] sums : played.sums()) {
            waiting.add(row(study, chunk * Study.CHUNK, sums));
            chunk++;
        }
        if (waiting.size() >= MANY || System.nanoTime() - last >= PAUSE) {
            write();
        }
    }

    private static Group row(String study, long first, double[] sums) {
        var row = new SimpleGroup(TYPE);
        row.append("study", study).append("first", first).append("replicates", (long) sums[0]);
        Group list = row.addGroup("sums");
        for (double each : sums) {
            list.addGroup("list").append("element", each);
        }
        return row;
    }

    /// Writes what is waiting.
    void write() {
        if (!waiting.isEmpty()) {
            folder.write("%s-%06d".formatted(run, written++), TYPE, waiting);
            waiting.clear();
        }
        last = System.nanoTime();
    }
}
