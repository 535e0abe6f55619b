package org.stegvis.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;

/// A folder of Parquet files, on any file system that Hadoop knows. A file appears as a whole or not at all.
final class ParquetFolder {
    private static final String END = ".parquet";

    private final Path folder;
    private final Configuration configuration;

    ParquetFolder(Path folder, Configuration configuration) {
        this.folder = folder;
        this.configuration = configuration;
    }

    /// Writes rows to a new file of that name; a file that is there already is replaced.
    void write(String name, MessageType type, List<Group> rows) {
        // Readers pass over names that begin with an underscore.
        Path part = new Path(folder, "_" + name + ".part");
        Path whole = new Path(folder, name + END);
        try {
            FileSystem files = folder.getFileSystem(configuration);
            files.mkdirs(folder);
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(
                            HadoopOutputFile.fromPath(part, configuration))
                    .withType(type)
                    .withConf(configuration)
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                    .build()) {
                for (Group row : rows) {
                    writer.write(row);
                }
            }
            files.delete(whole, false);
            if (!files.rename(part, whole)) {
                throw new IOException("cannot write " + whole);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// All rows of all files, file by file in the order of their names; nothing where there is no folder.
    void read(Consumer<Group> each) {
        try {
            FileSystem files = folder.getFileSystem(configuration);
            if (!files.exists(folder)) {
                return;
            }
            FileStatus[] found = files.listStatus(
                    folder,
                    path -> path.getName().endsWith(END) && !path.getName().startsWith("_"));
            Arrays.sort(found, Comparator.comparing(file -> file.getPath().getName()));
            for (FileStatus file : found) {
                try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), file.getPath())
                        .withConf(configuration)
                        .build()) {
                    for (Group row = reader.read(); row != null; row = reader.read()) {
                        each.accept(row);
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
