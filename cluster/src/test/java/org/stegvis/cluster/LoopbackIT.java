package org.stegvis.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.design.machines.Machines;

/// A master and two workers in processes of their own, with the jar that workers get; started by the script of the
/// repository.
class LoopbackIT {
    @TempDir
    private static Path folder;

    private static String master;

    @BeforeAll
    static void start() throws Exception {
        master = loopback("start").strip();
    }

    @AfterAll
    static void stop() throws Exception {
        loopback("stop");
    }

    private static String loopback(String verb) throws IOException, InterruptedException {
        Path said = folder.resolve(verb + ".out");
        var builder = new ProcessBuilder(
                        BackPain.ROOT.resolve("cluster/loopback").toString(), verb)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("STEGVIS_LOOPBACK", cluster().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(said);
    }

    private static Path cluster() {
        return folder.resolve("loopback");
    }

    private static Machines connected() {
        return new SparkProvider()
                .connect(
                        master,
                        Map.of(
                                "spark.jars", System.getProperty("stegvis.cluster.jar"),
                                "spark.executor.memory", "512m",
                                "spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
    }

    @Test
    void a_worker_killed_half_way_costs_time_and_changes_no_bit() throws Exception {
        var order = BackPain.order(300, 4_000);
        ProcessHandle worker = ProcessHandle.of(Long.parseLong(
                        Files.readString(cluster().resolve("worker-1.pid")).strip()))
                .orElseThrow();
        long[] killedAt = {0};
        var heard = new BackPain.Heard() {
            @Override
            public void at(long done, long wanted) {
                super.at(done, wanted);
                if (killedAt[0] == 0 && done >= wanted / 3) {
                    killedAt[0] = done;
                    assertThat(worker.children())
                            .as("the executor of the worker")
                            .isNotEmpty();
                    worker.children().forEach(ProcessHandle::destroyForcibly);
                    assertThat(worker.destroyForcibly()).isTrue();
                }
            }
        };

        try (Machines machines = connected()) {
            machines.play(List.of(order), folder.resolve("power").toString(), heard);
        }

        assertThat(isRunning(worker)).isFalse();
        assertThat(killedAt[0]).isBetween(1L, 3_000L);
        assertThat(heard.sums.get(0)).isEqualTo(BackPain.sumsHere(order));
        assertThat(sums()).isEqualTo(4_000);
    }

    /// As `spark-submit` does, which is a script around this class: from the jars of Spark, without a distribution.
    @Test
    void the_jar_handed_to_spark_submit_writes_what_one_machine_finds() throws Exception {
        Path results = folder.resolve("submitted");
        Path said = folder.resolve("submitted.out");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                cluster().resolve("home/jars") + "/*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.cores.max=1",
                "--conf",
                "spark.executor.extraJavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "--executor-memory",
                "512m",
                System.getProperty("stegvis.cluster.jar"),
                "power",
                BackPain.ROOT.resolve("trials/back-pain.yaml").toString(),
                BackPain.ROOT.resolve("trials/back-pain.scenario.yaml").toString(),
                "--participants",
                "120",
                "--replicates",
                "50",
                "--seed",
                "5",
                "--truth",
                "500",
                "--results",
                results.toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("submitted.err").toFile())
                .start();

        // Meanwhile, for the processes of the others are mostly starting.
        List<String> here = BackPain.here(BackPain.order(120, 50)).quantities().stream()
                .filter(each -> each.quantity().isContrast())
                .map(each -> each.quantity().analysis().id() + " "
                        + each.quantity().name() + " " + each.rejection().value())
                .toList();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("submitted.err")))
                .isZero();
        var there = new ArrayList<String>();
        new ParquetFolder(
                        new org.apache.hadoop.fs.Path(results.toString(), "results"),
                        new org.apache.hadoop.conf.Configuration())
                .read(row -> {
                    if (row.getString("kind", 0).equals("contrast")) {
                        there.add("%s %s - %s %s"
                                .formatted(
                                        row.getString("analysis", 0),
                                        row.getString("of", 0),
                                        row.getString("versus", 0),
                                        row.getDouble("rejection", 0)));
                    }
                });
        assertThat(there).containsExactlyInAnyOrderElementsOf(here);
        assertThat(Files.readAllLines(said)).hasSize(here.size()).allMatch(line -> line.contains("power"));
    }

    /// A process that was killed is listed until its parent has taken note of it, and runs no more.
    private static boolean isRunning(ProcessHandle process) throws IOException {
        Path state = Path.of("/proc/" + process.pid() + "/stat");
        return process.isAlive()
                && !(Files.exists(state) && Files.readString(state).contains(") Z "));
    }

    /// How many replicates the sums in the folder are of, which must be each once.
    private static long sums() throws IOException {
        long[] all = {0};
        new ParquetFolder(
                        new org.apache.hadoop.fs.Path(folder.resolve("power").toString(), "sums"),
                        new org.apache.hadoop.conf.Configuration())
                .read(row -> all[0] += row.getLong("replicates", 0));
        return all[0];
    }
}
