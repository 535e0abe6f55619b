package org.stegvis.exchange.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Place;

/// Reads data files. Never throws for what a file holds: it is data of the protocol, or all that is wrong with it is
/// told at once.
///
/// The file is read as a stream; of it only the columns of the protocol are kept. The format is described in
/// `docs/reference/data.md`.
public final class TrialDataReader {
    private TrialDataReader() {}

    /// Reads a file whose columns are those of the protocol.
    public static DataReading read(Protocol protocol, Path file) {
        return read(protocol, file, null, Progress.SILENT);
    }

    /// Reads a file with other columns.
    public static DataReading read(Protocol protocol, Path file, ColumnMapping mapping) {
        return read(protocol, file, mapping, Progress.SILENT);
    }

    /// Reads a file and tells how far it has come.
    ///
    /// @param mapping null when the columns are those of the protocol
    public static DataReading read(Protocol protocol, Path file, @Nullable ColumnMapping mapping, Progress progress) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            return unreadable(name, "a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(protocol, name, in, mapping, progress);
        } catch (NoSuchFileException absent) {
            return unreadable(name, "no such file");
        } catch (AccessDeniedException denied) {
            return unreadable(name, "a file that this user may not read");
        } catch (IOException failure) {
            return unreadable(name, "a file that cannot be read (" + failure.getMessage() + ")");
        }
    }

    /// Reads a stream to its end and leaves it open.
    ///
    /// @param name what findings call the file
    /// @param mapping null when the columns are those of the protocol
    public static DataReading read(
            Protocol protocol, String name, InputStream in, @Nullable ColumnMapping mapping, Progress progress) {
        return read(protocol, name, in, mapping, progress, DataLimits.withDefaults());
    }

    static DataReading read(
            Protocol protocol,
            String name,
            InputStream in,
            @Nullable ColumnMapping mapping,
            Progress progress,
            DataLimits limits) {
        var findings = new DataFindings();
        var bytes = new DigestedBytes(in, progress);
        List<TrialData> whole = new ArrayList<>();
        var file = new CsvFile(
                protocol,
                name,
                limits,
                mapping,
                findings,
                RowReader.Checks.all(SeenNames.withLines()),
                new CsvFile.Portions(Integer.MAX_VALUE, whole::add));
        try {
            file.read(bytes);
        } catch (Unreadable stopped) {
            findings.add(stopped.finding());
        } catch (IOException failure) {
            return unreadable(name, "a file that cannot be read (" + failure.getMessage() + ")");
        }
        return findings.hasErrors()
                ? new DataReading.Rejected(findings.all())
                : new DataReading.Accepted(whole.getFirst(), findings.all(), bytes.sha256());
    }

    private static DataReading unreadable(String name, String found) {
        return new DataReading.Rejected(List.of(Finding.error(
                Place.startOf(name), DocumentPath.ROOT, found, "a readable file", "Check the name of the file.")));
    }
}
