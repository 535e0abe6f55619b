package org.stegvis.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.design.machines.DataOrder;
import org.stegvis.design.machines.MachinesFailure;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.operating.Study;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// Made-up data of several parts: written, read, and analysed by sums as in memory.
class DataOnSparkTest {
    private static final SentProtocol SENT =
            new SentProtocol(BackPain.read("back-pain.yaml").replaceFirst("(?m)^analyses:\n", """
                    analyses:
                      values: {compare: regimes, outcome: odi@week52}
                      learned:
                        compare: regimes
                        outcome: odi@week52
                        adjust: [odi@baseline]
                        estimator: {method: q-learning, moderators: {second: [odi@week10]}, inference: sandwich}
                    """), Map.of(), false);
    private static final DataOrder ORDER = new DataOrder(SENT, BackPain.read("back-pain.scenario.yaml"), 1_300, 500, 3);

    @TempDir
    private static Path folder;

    private static JavaSparkContext spark;

    @BeforeAll
    static void write() {
        spark = new JavaSparkContext(new SparkConf()
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
        new DataRun(spark).simulate(ORDER, folder.toString(), Study.Progress.SILENT);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static TrialData together() {
        List<TrialData> parts =
                IntStream.range(0, ORDER.parts()).mapToObj(ORDER::part).toList();
        List<String> participants = new ArrayList<>();
        for (int i = 0; i < 1_300; i++) {
            participants.add("p" + i);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : parts.getFirst().columnNames()) {
            columns.put(name, together(parts, name));
        }
        return TrialData.of(participants, columns);
    }

    private static Column together(List<TrialData> parts, String name) {
        List<Object> values = new ArrayList<>();
        for (TrialData part : parts) {
            for (int row = 0; row < part.size(); row++) {
                switch (part.column(name)) {
                    case Column.Numbers numbers -> values.add(numbers.at(row));
                    case Column.Levels levels -> values.add(levels.at(row) == null ? "" : levels.at(row));
                }
            }
        }
        return parts.getFirst().column(name) instanceof Column.Levels levels
                ? Column.Levels.of(
                        levels.levels(),
                        values.size(),
                        row -> values.get(row).equals("") ? null : (String) values.get(row))
                : Column.Numbers.of(values.size(), row -> (double) values.get(row));
    }

    @Test
    void parts_are_of_one_size_and_what_is_read_is_what_was_made_up() throws IOException {
        Protocol protocol = SENT.read();
        List<RowGroup> groups = DataReader.rowGroups(folder.toString(), spark.hadoopConfiguration());

        assertThat(groups).hasSize(3);
        for (int part = 0; part < 3; part++) {
            TrialData read = DataReader.read(protocol, groups.get(part), spark.hadoopConfiguration());
            TrialData made = ORDER.part(part);

            assertThat(made.size()).isBetween(433, 434);
            assertThat(read.columnNames()).containsAll(List.of("odi@week52", "first", "second", "withdrawn.week"));
            for (String name : read.columnNames()) {
                switch (made.column(name)) {
                    case Column.Numbers numbers ->
                        assertThat(read.numbers(name).toArray()).as(name).isEqualTo(numbers.toArray());
                    case Column.Levels levels ->
                        assertThat(IntStream.range(0, made.size()).mapToObj(read.levels(name)::at))
                                .as(name)
                                .containsExactlyElementsOf(IntStream.range(0, made.size())
                                        .mapToObj(levels::at)
                                        .toList());
                }
            }
        }
    }

    @Test
    void values_and_coefficients_are_those_of_the_analysis_in_memory() {
        Protocol protocol = SENT.read();
        List<Result> whole = PlannedAnalyses.of(protocol)
                .run(together(), List.of(protocol.analysis("values"), protocol.analysis("learned")));

        List<Result> found = new DataRun(spark)
                .analyse(SENT, List.of("values", "learned"), folder.toString(), Study.Progress.SILENT);

        assertThat(found).hasSize(2);
        same(
                ((Result.Found) found.getFirst()).values().values(),
                ((Result.Found) whole.getFirst()).values().values());
        same(coefficients(found.getLast()), coefficients(whole.getLast()));
        assertThat(found.getFirst().numbers()).isEqualTo(whole.getFirst().numbers());
        assertThat(new DataRun(spark).analyse(SENT, List.of("values"), folder.toString(), Study.Progress.SILENT))
                .isEqualTo(found.subList(0, 1));
    }

    private static List<NamedEstimate> coefficients(Result result) {
        return ((Result.Found) result)
                .sections().stream()
                        .filter(Section.Coefficients.class::isInstance)
                        .map(section -> ((Section.Coefficients) section).estimates())
                        .findFirst()
                        .orElseThrow();
    }

    private static void same(List<NamedEstimate> some, List<NamedEstimate> others) {
        assertThat(some).hasSameSizeAs(others).isNotEmpty();
        for (int i = 0; i < some.size(); i++) {
            assertThat(some.get(i).name()).isEqualTo(others.get(i).name());
            assertThat(some.get(i).estimate().estimate())
                    .isCloseTo(others.get(i).estimate().estimate(), within(1e-10));
            assertThat(some.get(i).estimate().se())
                    .isCloseTo(others.get(i).estimate().se(), within(1e-10));
        }
    }

    @Test
    void what_is_no_data_is_told_in_one_line() throws IOException {
        Path other = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() ->
                        new DataRun(spark).analyse(SENT, List.of("values"), other.toString(), Study.Progress.SILENT))
                .hasMessageContaining("holds no rows")
                .hasMessageContaining("Parquet");
        var twoOptions =
                new SentProtocol(SENT.text().replace("options: [cbt, more]", "options: [cbt]"), Map.of(), false);
        assertThat(twoOptions.text()).isNotEqualTo(SENT.text());
        assertThatThrownBy(() -> new DataRun(spark)
                        .analyse(twoOptions, List.of("values"), folder.toString(), Study.Progress.SILENT))
                .isInstanceOf(MachinesFailure.class)
                .satisfies(failure ->
                        assertThat(failure.getMessage()).hasLineCount(1).contains("decision 'second'", "part-00000"));
    }
}
