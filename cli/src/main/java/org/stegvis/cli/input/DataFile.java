package org.stegvis.cli.input;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.exchange.csv.DataReading;
import org.stegvis.exchange.csv.TrialDataReader;
import org.stegvis.exchange.mapping.MappingReader;
import org.stegvis.exchange.mapping.MappingReading;
import org.stegvis.exchange.results.Provenance;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// The data that a verb was given, with where they come from.
///
/// @param sha256 of the bytes of the data file
public record DataFile(TrialData data, String sha256, Provenance.Data origin) {

    /// Reads the whole file, and shows its warnings at once.
    ///
    /// @param mapping null when the columns are those of the protocol
    /// @throws Rejected when the data or the mapping have errors
    /// @throws NoSuchFileException when one of the files is not there
    public static DataFile read(Protocol protocol, Path file, @Nullable Path mapping, Console console)
            throws NoSuchFileException {
        requireThere(file);
        MappingReading.Accepted columns = columns(protocol, mapping, console);
        DataReading.Accepted accepted = accept(
                columns == null
                        ? TrialDataReader.read(protocol, file)
                        : TrialDataReader.read(protocol, file, columns.mapping()),
                console);
        return new DataFile(accepted.data(), accepted.sha256(), origin(accepted.sha256(), columns));
    }

    /// How to read the file; null when the columns are those of the protocol.
    ///
    /// @throws Rejected when the mapping has errors
    static MappingReading.@Nullable Accepted columns(Protocol protocol, @Nullable Path mapping, Console console)
            throws NoSuchFileException {
        if (mapping == null) {
            return null;
        }
        requireThere(mapping);
        return switch (MappingReader.read(protocol, mapping)) {
            case MappingReading.Rejected(var findings) -> throw new Rejected(findings);
            case MappingReading.Accepted accepted -> {
                new Findings(accepted.warnings()).show(console);
                yield accepted;
            }
        };
    }

    static Provenance.Data origin(String sha256, MappingReading.@Nullable Accepted columns) {
        return columns == null
                ? new Provenance.Data.File(sha256)
                : new Provenance.Data.MappedFile(sha256, columns.sha256());
    }

    /// Null when the data were read without a mapping.
    @Nullable
    public String mappingSha256() {
        return origin instanceof Provenance.Data.MappedFile(var data, var mapping) ? mapping : null;
    }

    private static DataReading.Accepted accept(DataReading reading, Console console) {
        return switch (reading) {
            case DataReading.Rejected(var findings) -> throw new Rejected(findings);
            case DataReading.Accepted accepted -> {
                new Findings(accepted.warnings()).show(console);
                yield accepted;
            }
        };
    }

    static void requireThere(Path file) throws NoSuchFileException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
    }
}
