package org.stegvis.exchange.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Place;

/// Reads a data file part by part, for those who need no more than one part at a time. What is read and what is found
/// wrong is the same as with [TrialDataReader]; only the line of the first of two rows of one name is not told.
///
/// @param mapping null when the columns are those of the protocol
/// @param rows participants in a part; the last part has up to twice as many
public record TrialDataParts(
        Protocol protocol, Path file, @Nullable ColumnMapping mapping, int rows) {
    public TrialDataParts {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is %d but must be 1 or more.".formatted(rows));
        }
    }

    /// The first reading, in which everything is checked.
    ///
    /// @param to gets the parts in the order of the file, and no more once there was an error
    public PartsReading read(Progress progress, Consumer<TrialData> to) {
        return read(progress, RowReader.Checks.all(new FingerprintedNames()), to);
    }

    /// A further reading of a file that was accepted: rows are not held against each other and the protocol again.
    ///
    /// @param before what became of the file in the first reading
    public PartsReading readAgain(PartsReading.Accepted before, Progress progress, Consumer<TrialData> to) {
        PartsReading reading = read(progress, RowReader.Checks.none(), to);
        return reading instanceof PartsReading.Accepted accepted
                        && !accepted.sha256().equals(before.sha256())
                ? rejected("a file that has changed since it was begun to be read", "the same file", "Start again.")
                : reading;
    }

    private PartsReading read(Progress progress, RowReader.Checks checks, Consumer<TrialData> to) {
        if (!Files.isRegularFile(file)) {
            return rejected(
                    "no file that can be read several times",
                    "a file on disk",
                    "Write what comes through a pipe into a file first.");
        }
        var findings = new DataFindings();
        try (InputStream in = Files.newInputStream(file)) {
            var bytes = new DigestedBytes(in, progress);
            int participants = new CsvFile(
                            protocol,
                            file.toString(),
                            DataLimits.inParts(),
                            mapping,
                            findings,
                            checks,
                            new CsvFile.Portions(rows, to))
                    .read(bytes);
            return findings.hasErrors()
                    ? new PartsReading.Rejected(findings.all())
                    : new PartsReading.Accepted(participants, findings.all(), bytes.sha256());
        } catch (Unreadable stopped) {
            findings.add(stopped.finding());
            return new PartsReading.Rejected(findings.all());
        } catch (IOException failure) {
            return rejected("a file that cannot be read (" + failure.getMessage() + ")", "a readable file", "");
        }
    }

    private PartsReading rejected(String found, String expected, String remedy) {
        return new PartsReading.Rejected(
                List.of(Finding.error(Place.startOf(file.toString()), DocumentPath.ROOT, found, expected, remedy)));
    }
}
