package org.stegvis.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.design.machines.MachinesFailure;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.UnplayableScenario;

/// Spark inside this process: two threads, and a task may fail twice.
class StudiesOnSparkTest {
    private static JavaSparkContext spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        spark = new JavaSparkContext(new SparkConf()
                .setMaster("local[2,3]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void the_answer_has_the_bits_of_one_machine() {
        var orders = List.of(BackPain.order(120, 210), BackPain.order(150, 75));
        var heard = new BackPain.Heard();

        new StudyRun(spark, orders, null, heard).run();

        assertThat(heard.hasAll(orders)).isTrue();
        assertThat(heard.done).isEqualTo(285);
        for (int i = 0; i < orders.size(); i++) {
            assertThat(heard.sums.get(i)).isEqualTo(BackPain.sumsHere(orders.get(i)));
            assertThat(heard.found.get(i)).isEqualTo(BackPain.here(orders.get(i)));
        }
    }

    @Test
    void many_studies_are_played_whole_and_have_the_same_bits() {
        var orders =
                IntStream.range(0, 9).mapToObj(i -> BackPain.order(100 + i, 50)).toList();
        var heard = new BackPain.Heard();

        new StudyRun(spark, orders, null, heard).run();

        for (int i = 0; i < orders.size(); i++) {
            assertThat(heard.sums.get(i)).isEqualTo(BackPain.sumsHere(orders.get(i)));
        }
    }

    /// Trials that are changed at a look are part of the sums: dropped regimes, whose second stage needs large samples
    /// beforehand, and a new size.
    @Test
    void trials_changed_at_a_look_have_the_bits_of_one_machine_and_stand_in_the_table() {
        var orders = List.of(
                BackPain.changed("regimes-week52", "{drop: {versus: pt/cbt, keep: 1}}", 100, 60),
                BackPain.changed("function-week10", "{size: {power: 0.8, most: 2}}", 100, 60));
        String to = folder.resolve("changed").toString();
        var heard = new BackPain.Heard();

        new StudyRun(spark, orders, to, heard).run();

        var wanted = new ArrayList<String>();
        for (int i = 0; i < orders.size(); i++) {
            OperatingCharacteristics here = BackPain.here(orders.get(i));
            assertThat(heard.found.get(i)).isEqualTo(here);
            assertThat(heard.sums.get(i)).isEqualTo(BackPain.sumsHere(orders.get(i)));
            ChangedTrials.Found changes = Objects.requireNonNull(here.changes());
            wanted.add("any " + changes.any().value());
            changes.hypotheses()
                    .forEach(each ->
                            wanted.add(each.name() + " " + each.rejected().value()));
        }
        var told = new ArrayList<String>();
        new ParquetFolder(new org.apache.hadoop.fs.Path(to, "results"), spark.hadoopConfiguration()).read(row -> {
            if (row.getString("kind", 0).equals("change")) {
                told.add(row.getString("of", 0) + " " + row.getDouble("rejection", 0));
            }
        });
        assertThat(told).containsExactlyInAnyOrderElementsOf(wanted);
    }

    /// Of means and of times to an event.
    @Test
    void what_is_true_has_the_bits_of_one_machine() {
        StudyOrder order = BackPain.timed();
        TrueEffects here = order.truth(order.protocol().read());

        assertThat(here.times()).isNotEmpty();
        assertThat(here.analyses()).isNotEmpty();
        assertThat(new SparkMachines(spark).truth(order)).isEqualTo(here);
    }

    /// Fails at first wherever the number of its chunk is odd.
    private record FailsAtFirst(PlayPart play) implements OnWorker<Part, Played> {
        @Override
        public Played run(Part part, int attempt) {
            if (attempt < part.firstChunk() % 2) {
                throw new IllegalStateException("this machine is not well");
            }
            return play.run(part, attempt);
        }
    }

    @Test
    void a_task_that_failed_is_played_again_and_counts_once() {
        StudyOrder order = BackPain.order(120, 210);
        var protocol = order.protocol().read();
        var truth = order.truth(protocol);
        var sent = spark.broadcast(new SentStudies(List.of(order), Map.of(order.truthId(), SentTruth.of(truth))));
        var merging = new Merging(order.study(protocol, truth), 210);
        var parts = new ArrayList<Part>();
        for (int chunk = 0; chunk < 9; chunk++) {
            parts.add(new Part(0, chunk, 1, false));
        }

        Tasks.run(
                spark,
                parts,
                Played.class,
                new FailsAtFirst(new PlayPart(sent)),
                played -> merging.add(played.part().firstChunk(), played.sums()[0]));

        assertThat(merging.isComplete()).isTrue();
        assertThat(merging.sum().numbers()).isEqualTo(BackPain.sumsHere(order));
    }

    private record AlwaysFails() implements OnWorker<Part, Played> {
        @Override
        public Played run(Part part, int attempt) {
            throw new IllegalStateException("this machine is ill");
        }
    }

    @Test
    void what_fails_again_and_again_ends_with_the_reason_in_one_line() {
        assertThatThrownBy(() -> Tasks.run(
                        spark,
                        new ArrayList<>(List.of(new Part(0, 0, 1, false))),
                        Played.class,
                        new AlwaysFails(),
                        played -> {}))
                .isInstanceOf(MachinesFailure.class)
                .hasMessageContaining("this machine is ill")
                .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1));
    }

    @Test
    void a_study_in_a_folder_is_gone_on_with_and_its_results_are_a_table() {
        String to = folder.resolve("power").toString();
        new StudyRun(spark, List.of(BackPain.order(120, 100)), to, new BackPain.Heard()).run();
        var first = new ArrayList<Long>();
        var more = BackPain.order(120, 210);
        var heard = new BackPain.Heard() {
            @Override
            public void at(long done, long wanted) {
                first.add(done);
            }
        };

        new StudyRun(spark, List.of(more), to, heard).run();

        assertThat(first.getFirst()).isEqualTo(100);
        assertThat(heard.sums.get(0)).isEqualTo(BackPain.sumsHere(more));
        assertThat(rejections(to)).isEqualTo(expected(more));
    }

    private static Map<String, Double> expected(StudyOrder order) {
        Map<String, Double> expected = new HashMap<>();
        BackPain.here(order).quantities().stream()
                .filter(each -> each.quantity().isContrast())
                .forEach(each -> expected.put(
                        each.quantity().analysis().id() + " " + each.quantity().name(),
                        each.rejection().value()));
        return expected;
    }

    /// Of the study with 210 replicates.
    private static Map<String, Double> rejections(String to) {
        Map<String, Double> found = new HashMap<>();
        Set<Long> replicates = new HashSet<>();
        new ParquetFolder(new org.apache.hadoop.fs.Path(to, "results"), spark.hadoopConfiguration()).read(row -> {
            replicates.add(row.getLong("replicates", 0));
            if (row.getLong("replicates", 0) == 210 && row.getString("kind", 0).equals("contrast")) {
                found.put(
                        row.getString("analysis", 0) + " " + row.getString("of", 0) + " - "
                                + row.getString("versus", 0),
                        row.getDouble("rejection", 0));
            }
        });
        assertThat(replicates).containsExactlyInAnyOrder(100L, 210L);
        return found;
    }

    @Test
    void a_scenario_that_cannot_be_played_is_told_and_not_tried_again() {
        StudyOrder order = BackPain.order(120, 50);
        String nobody = order.scenario()
                .replaceFirst("(?m)^  age: .*$", "  age: {normal: {mean: 75, sd: 1}, min: 70, max: 80, step: 1}");
        assertThat(nobody).isNotEqualTo(order.scenario());
        var broken = new StudyOrder(
                new SentProtocol(order.protocol().text(), Map.of(), false), nobody, Map.of(), 120, 50, 5, 500, "test");

        assertThatThrownBy(() -> new StudyRun(spark, List.of(broken), null, new BackPain.Heard()).run())
                .isInstanceOf(UnplayableScenario.class);
    }
}
