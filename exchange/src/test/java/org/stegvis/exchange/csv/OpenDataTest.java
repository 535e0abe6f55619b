package org.stegvis.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.exchange.mapping.MappingReader;
import org.stegvis.exchange.mapping.MappingReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.data.TrialData;

/// The open data sets, read through the mapping files that stand beside their protocols. The counts were taken from
/// the files with awk.
class OpenDataTest {

    private static TrialData read(String trial, String file) {
        Path data = shared().resolve("goldens/analysis/data").resolve(file);
        Protocol protocol = Trials.named(trial);
        var reading = TrialDataReader.read(protocol, data, mapping(protocol, trial));

        assertThat(reading.findings()).isEmpty();
        return ((DataReading.Accepted) reading).data();
    }

    private static ColumnMapping mapping(Protocol protocol, String trial) {
        var reading = MappingReader.read(protocol, Trials.folder().resolve(trial + ".columns.yaml"));

        assertThat(reading.findings()).isEmpty();
        return ((MappingReading.Accepted) reading).mapping();
    }

    /// The folder with other people's data, which are not part of the project.
    private static Path shared() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/goldens"))) {
                return at.resolve("shared");
            }
        }
        assumeTrue(false, "skipped: there is no folder shared/goldens above the working directory");
        throw new AssertionError();
    }

    private static Map<String, Integer> counts(TrialData data, String decision) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int row = 0; row < data.size(); row++) {
            String level = data.levels(decision).at(row);
            counts.merge(level == null ? "-" : level, 1, Integer::sum);
        }
        return counts;
    }

    private static double sum(TrialData data, String column) {
        double sum = 0;
        for (double value : data.numbers(column).toArray()) {
            sum += value;
        }
        return sum;
    }

    @Test
    void codiacs() {
        TrialData data = read("codiacs", "codiacs.csv");

        assertThat(data.size()).isEqualTo(108);
        assertThat(counts(data, "first")).isEqualTo(Map.of("first-0", 56, "first-1", 52));
        assertThat(counts(data, "second")).isEqualTo(Map.of("second-0", 56, "second-1", 52));
        assertThat(sum(data, "improvement@week26")).isEqualTo(805);
    }

    @Test
    void adhd_reads_the_later_option_of_those_without_response_only() {
        TrialData data = read("adhd-teaching", "adhd_dtrlearn2.csv");

        assertThat(data.size()).isEqualTo(150);
        assertThat(counts(data, "second")).isEqualTo(Map.of("-", 51, "intensify", 50, "add", 49));
        assertThat(sum(data, "school@end")).isEqualTo(443);
        assertThat(sum(data, "school-good@end")).isEqualTo(51);
    }

    @Test
    void autism() {
        TrialData data = read("autism-teaching", "autism_catie2023.csv");

        assertThat(data.size()).isEqualTo(200);
        assertThat(counts(data, "first")).isEqualTo(Map.of("spoken", 109, "device", 91));
        assertThat(counts(data, "second")).isEqualTo(Map.of("-", 136, "intensify", 32, "add-device", 32));
    }
}
