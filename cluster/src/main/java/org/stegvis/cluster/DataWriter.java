package org.stegvis.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;

/// Writes trial data as Parquet: numbers as doubles, names as text, what is missing as null.
final class DataWriter {
    private DataWriter() {}

    /// Writes to a file of another name first, so that two who write the same do not disturb one another and nobody
    /// reads half a file.
    ///
    /// @param attempt a name of this try
    static void write(TrialData data, Path file, String attempt, Configuration configuration) throws IOException {
        Path part = new Path(file.getParent(), "_" + attempt + "-" + file.getName());
        FileSystem files = file.getFileSystem(configuration);
        files.mkdirs(file.getParent());
        try (ParquetWriter<Integer> writer = new Builder(part, data, configuration)
                .withConf(configuration)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build()) {
            for (int row = 0; row < data.size(); row++) {
                writer.write(row);
            }
        }
        files.delete(file, false);
        if (!files.rename(part, file) && !files.exists(file)) {
            throw new IOException("cannot write " + file);
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final TrialData data;

        Builder(Path file, TrialData data, Configuration configuration) throws IOException {
            super(HadoopOutputFile.fromPath(file, configuration));
            this.data = data;
        }

        @Override
        protected Builder self() {
            return this;
        }

        // The one with Parquet's own configuration calls this one.
        @SuppressWarnings("deprecation")
        @Override
        protected WriteSupport<Integer> getWriteSupport(@Nullable Configuration configuration) {
            return new Rows(data);
        }
    }

    /// One row of the data after the other.
    private static final class Rows extends WriteSupport<Integer> {
        private final TrialData data;
        private final List<Column> columns = new ArrayList<>();
        private final List<Binary[]> levels = new ArrayList<>();
        private @Nullable RecordConsumer consumer;

        Rows(TrialData data) {
            this.data = data;
            for (String name : data.columnNames()) {
                Column column = data.column(name);
                columns.add(column);
                levels.add(
                        column instanceof Column.Levels named
                                ? named.levels().stream()
                                        .map(Binary::fromString)
                                        .toArray(Binary[]::new)
                                : new Binary[0]);
            }
        }

        @SuppressWarnings("deprecation")
        @Override
        public WriteContext init(@Nullable Configuration configuration) {
            List<Type> fields = new ArrayList<>();
            fields.add(Types.required(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(TrialColumns.PARTICIPANT));
            for (String name : data.columnNames()) {
                fields.add(
                        data.column(name) instanceof Column.Levels
                                ? Types.optional(PrimitiveTypeName.BINARY)
                                        .as(LogicalTypeAnnotation.stringType())
                                        .named(name)
                                : Types.optional(PrimitiveTypeName.DOUBLE).named(name));
            }
            return new WriteContext(new MessageType("data", fields), new HashMap<>());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(Integer row) {
            RecordConsumer to = consumer;
            if (to == null) {
                throw new IllegalStateException("Parquet must prepare before it writes.");
            }
            to.startMessage();
            to.startField(TrialColumns.PARTICIPANT, 0);
            to.addBinary(Binary.fromString(data.participants().get(row)));
            to.endField(TrialColumns.PARTICIPANT, 0);
            List<String> names = data.columnNames();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                if (column.isMissing(row)) {
                    continue;
                }
                to.startField(names.get(i), i + 1);
                switch (column) {
                    case Column.Numbers numbers -> to.addDouble(numbers.at(row));
                    case Column.Levels named -> to.addBinary(levels.get(i)[named.code(row)]);
                }
                to.endField(names.get(i), i + 1);
            }
            to.endMessage();
        }
    }
}
