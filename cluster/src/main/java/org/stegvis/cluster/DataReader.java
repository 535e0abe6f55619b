package org.stegvis.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;

/// Reads Parquet files with the columns that a protocol implies, one row group at a time.
final class DataReader {
    private static final String END = ".parquet";

    private DataReader() {}

    /// All row groups of a folder, file by file in the order of their names.
    ///
    /// @throws IllegalArgumentException when there is none
    static List<RowGroup> rowGroups(String folder, Configuration configuration) throws IOException {
        var path = new Path(folder);
        if (!path.getFileSystem(configuration).exists(path)) {
            throw new IllegalArgumentException("there is no folder " + folder);
        }
        FileStatus[] files = path.getFileSystem(configuration)
                .listStatus(
                        path,
                        file -> file.getName().endsWith(END) && !file.getName().startsWith("_"));
        Arrays.sort(files, Comparator.comparing(file -> file.getPath().getName()));
        List<RowGroup> groups = new ArrayList<>();
        for (FileStatus file : files) {
            try (var reader = ParquetFileReader.open(HadoopInputFile.fromStatus(file, configuration))) {
                for (int i = 0; i < reader.getRowGroups().size(); i++) {
                    groups.add(new RowGroup(file.getPath().toString(), i));
                }
            }
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException(
                    folder + " holds no rows in files that end in " + END + "; name a folder of Parquet files");
        }
        return groups;
    }

    /// The rows of a group.
    ///
    /// @throws IllegalArgumentException when no column is the protocol's, or a value is none that it may have
    static TrialData read(Protocol protocol, RowGroup group, Configuration configuration) throws IOException {
        var file = HadoopInputFile.fromPath(new Path(group.file()), configuration);
        try (var reader = ParquetFileReader.open(file)) {
            MessageType all = reader.getFileMetaData().getSchema();
            Map<String, TrialColumns.Kind> kinds = new LinkedHashMap<>();
            List<Type> fields = new ArrayList<>();
            for (TrialColumns.Specification each : TrialColumns.of(protocol)) {
                if (all.containsField(each.name())) {
                    kinds.put(each.name(), each.kind());
                    fields.add(all.getType(each.name()));
                }
            }
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("%s has none of the columns of protocol '%s'; it has %s"
                        .formatted(
                                group.file(),
                                protocol.trial().id(),
                                all.getFields().stream().map(Type::getName).toList()));
            }
            var wanted = new MessageType(all.getName(), fields);
            reader.setRequestedSchema(wanted);
            PageReadStore pages = reader.readRowGroup(group.number());
            int rows = Math.toIntExact(pages.getRowCount());
            var store = new ColumnReadStoreImpl(
                    pages, new Ignoring(), wanted, reader.getFileMetaData().getCreatedBy());
            Map<String, Column> columns = new LinkedHashMap<>();
            for (TrialColumns.Specification each : TrialColumns.of(protocol)) {
                TrialColumns.Kind kind = each.kind();
                ColumnDescriptor descriptor =
                        kinds.containsKey(each.name()) ? wanted.getColumnDescription(new String[] {each.name()}) : null;
                ColumnReader values = descriptor == null ? null : store.getColumnReader(descriptor);
                columns.put(each.name(), column(kind, values, rows, group.file() + ", column " + each.name()));
            }
            // Sums ask for no identifiers; these tell where a row is.
            return TrialData.of(
                    rows,
                    row -> "in row %d of group %d of %s".formatted(row + 1, group.number(), group.file()),
                    columns);
        }
    }

    /// @param values null where the file does not have the column
    private static Column column(TrialColumns.Kind kind, @Nullable ColumnReader values, int rows, String place) {
        return switch (kind) {
            case TrialColumns.Kind.Number number -> numbers(values, rows, place);
            case TrialColumns.Kind.YesNo yesNo -> numbers(values, rows, place);
            case TrialColumns.Kind.OneOf(var levels) -> levels(levels, values, rows, place);
        };
    }

    private static Column numbers(@Nullable ColumnReader values, int rows, String place) {
        var numbers = new double[rows];
        if (values == null) {
            Arrays.fill(numbers, Double.NaN);
            return Column.Numbers.of(numbers);
        }
        int present = values.getDescriptor().getMaxDefinitionLevel();
        ToDoubleFunction<ColumnReader> number = number(values, place);
        for (int row = 0; row < rows; row++) {
            numbers[row] = values.getCurrentDefinitionLevel() == present ? number.applyAsDouble(values) : Double.NaN;
            values.consume();
        }
        return Column.Numbers.of(numbers);
    }

    private static ToDoubleFunction<ColumnReader> number(ColumnReader values, String place) {
        return switch (values.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case DOUBLE -> ColumnReader::getDouble;
            case FLOAT -> ColumnReader::getFloat;
            case INT32 -> ColumnReader::getInteger;
            case INT64 -> ColumnReader::getLong;
            case BOOLEAN -> each -> each.getBoolean() ? 1 : 0;
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                throw new IllegalArgumentException(place + ": it holds text but must hold numbers");
        };
    }

    private static Column levels(List<String> levels, @Nullable ColumnReader values, int rows, String place) {
        var codes = new int[rows];
        Arrays.fill(codes, Column.Levels.MISSING);
        if (values != null) {
            int present = values.getDescriptor().getMaxDefinitionLevel();
            var names = new LevelNames(levels, place);
            for (int row = 0; row < rows; row++) {
                if (values.getCurrentDefinitionLevel() == present) {
                    codes[row] = names.code(values.getBinary());
                }
                values.consume();
            }
        }
        return Column.Levels.ofCodes(levels, codes);
    }

    /// Tells levels by their names as Parquet has them, most often by the objects that came before.
    private static final class LevelNames {
        private final List<String> levels;
        private final String place;
        private final Binary[] names;
        private final Binary[] seen;

        LevelNames(List<String> levels, String place) {
            this.levels = levels;
            this.place = place;
            names = levels.stream().map(Binary::fromString).toArray(Binary[]::new);
            seen = names.clone();
        }

        @SuppressWarnings("ReferenceEquality") // a dictionary gives one object a name
        int code(Binary name) {
            for (int code = 0; code < seen.length; code++) {
                if (seen[code] == name) {
                    return code;
                }
            }
            for (int code = 0; code < names.length; code++) {
                if (names[code].equals(name)) {
                    seen[code] = name;
                    return code;
                }
            }
            throw new IllegalArgumentException(
                    "%s: found '%s' but expected one of %s".formatted(place, name.toStringUsingUTF8(), levels));
        }
    }

    /// Values are asked for, so what would be handed on goes nowhere.
    private static final class Ignoring extends GroupConverter {
        @Override
        public Converter getConverter(int fieldIndex) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
