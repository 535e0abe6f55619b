package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.terminal.ExitCodes;

/// The launcher in a tree of its own, where small scripts stand in for Maven and Java and write down their calls.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    private Path folder;

    private Path tree;
    private Path jdk;

    @BeforeEach
    void lay_out_a_tree_and_a_jdk() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        Files.createDirectories(tree.resolve("cli/src/main/java"));
        Files.writeString(tree.resolve("cli/src/main/java/A.java"), "class A {}");
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("cli/pom.xml"), "<project/>");
        var launcher = Path.of("..", "stegvis");
        Files.copy(launcher, tree.resolve("stegvis"), StandardCopyOption.COPY_ATTRIBUTES);
        script(tree.resolve("mvnw"), """
                [ "$1" = --version ] && exit 0
                echo "$*" >> '%1$s/maven-calls'
                [ -e '%1$s/slow' ] && sleep 1
                [ -e '%1$s/broken' ] && { echo '[ERROR] A.java:1 is wrong'; exit 1; }
                mkdir -p '%1$s/cli/target'
                : > '%1$s/cli/target/stegvis-cli-1-SNAPSHOT.jar'
                printf '%%s' '%1$s/pom.xml' > '%1$s/cli/target/class-path'
                mkdir -p '%1$s/cluster/target'
                : > '%1$s/cluster/target/stegvis-cluster-1-SNAPSHOT.jar'
                : > '%1$s/spark-core.jar'
                printf '%%s' '%1$s/spark-core.jar:%1$s/pom.xml:%1$s/log4j-slf4j2-impl-1.jar' \
                    > '%1$s/cluster/target/class-path'
                """.formatted(tree));
        jdk = jdk("jdk", "25.0.1");
    }

    @Test
    void the_first_start_builds_and_the_second_does_not() throws Exception {
        var first = start(tree.resolve("stegvis"), "version");
        var second = start(tree.resolve("stegvis"), "version");

        assertThat(first.err()).isEqualTo("Building Stegvis (first time, about two minutes) …\n");
        assertThat(second.err()).isEmpty();
        assertThat(mavenCalls()).hasSize(1);
    }

    /// Maven ends the list without a new line, and the server needs whatever comes last.
    @Test
    void every_library_of_the_class_path_is_in_the_build_also_the_last() throws Exception {
        start(tree.resolve("stegvis"), "version");

        try (var files = Files.walk(tree.resolve(".stegvis"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .contains("pom.xml", "stegvis-cli-1-SNAPSHOT.jar");
        }
    }

    @Test
    void a_changed_source_a_new_one_and_a_deleted_one_are_built_again() throws Exception {
        start(tree.resolve("stegvis"), "version");
        var source = tree.resolve("cli/src/main/java/A.java");

        Files.writeString(source, "class A { }");
        start(tree.resolve("stegvis"), "version");
        Files.writeString(source.resolveSibling("B.java"), "class B {}");
        start(tree.resolve("stegvis"), "version");
        Files.delete(source);
        start(tree.resolve("stegvis"), "version");
        start(tree.resolve("stegvis"), "version");

        assertThat(mavenCalls()).hasSize(4);
    }

    @Test
    void arguments_and_the_exit_code_pass_through_unchanged() throws Exception {
        var run = start(tree.resolve("stegvis"), "check", "a file.yaml", "--seed", "1");

        assertThat(run.exit()).isEqualTo(42);
        assertThat(run.out()).endsWith("[org.stegvis.cli.Stegvis][check][a file.yaml][--seed][1]\n");
    }

    @Test
    void spark_is_fetched_when_it_is_asked_for_and_once() throws Exception {
        var without = start(tree.resolve("stegvis"), "power", "trial.yaml");
        var first = start(tree.resolve("stegvis"), "power", "trial.yaml", "--spark", "local[2]");
        var second = start(tree.resolve("stegvis"), "power", "trial.yaml", "--spark=local[2]");

        assertThat(without.out()).doesNotContain("spark-core.jar").doesNotContain("cluster");
        assertThat(first.err()).contains("downloads Apache Spark (about 280 MB)");
        assertThat(second.err()).isEmpty();
        assertThat(mavenCalls()).hasSize(2).last().asString().contains("-pl cluster -am");
        assertThat(second.out())
                .contains("stegvis-cluster-1-SNAPSHOT.jar:" + tree.resolve("spark-core.jar") + "]")
                .doesNotContain("log4j-slf4j2-impl");
    }

    @Test
    void it_works_through_a_chain_of_symbolic_links() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("one"), tree.resolve("stegvis"));
        var second = Files.createSymbolicLink(folder.resolve("two"), link.getFileName());

        assertThat(start(second, "version").exit()).isEqualTo(42);
    }

    @Test
    void verbs_that_compute_keep_the_optimising_compiler_and_short_ones_do_not() throws Exception {
        assertThat(start(tree.resolve("stegvis"), "check").out()).contains("TieredStopAtLevel=1");
        assertThat(start(tree.resolve("stegvis"), "--debug", "simulate").out()).doesNotContain("TieredStopAtLevel=1");
    }

    @Test
    void without_a_new_enough_jdk_one_sentence_says_the_remedy() throws Exception {
        jdk = jdk("old", "17.0.15");
        Files.createDirectories(folder.resolve("path"));
        Files.createSymbolicLink(folder.resolve("path/java"), jdk.resolve("bin/java"));
        // Other JDKs of this machine would be found in the usual folders, so a copy of the launcher looks only here.
        var launcher = tree.resolve("stegvis");
        Files.writeString(
                launcher, Files.readString(launcher).replaceAll("(?s)for home in .*?; do", "for home in; do"));

        var run = start(launcher, "version");

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).hasLineCount(1).contains("JDK 25", "17.0.15", "install one", "JAVA_HOME");
    }

    @Test
    void a_failed_build_shows_its_errors_and_is_tried_again() throws Exception {
        Files.createFile(tree.resolve("broken"));
        var broken = start(tree.resolve("stegvis"), "version");
        Files.delete(tree.resolve("broken"));
        var mended = start(tree.resolve("stegvis"), "version");

        assertThat(broken.exit()).isEqualTo(ExitCodes.OUR_FAULT);
        assertThat(broken.err()).contains("[ERROR] A.java:1 is wrong", "build.log");
        assertThat(mended.exit()).isEqualTo(42);
    }

    @Test
    void two_starts_at_once_build_once() throws Exception {
        Files.createFile(tree.resolve("slow"));
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(process(tree.resolve("stegvis"), "version").start());
        }
        for (var each : running) {
            assertThat(each.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(each.exitValue()).isEqualTo(42);
        }

        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void test_runs_all_of_maven_with_the_arguments_given() throws Exception {
        var run = start(tree.resolve("stegvis"), "test", "-pl", "cli");

        assertThat(run.exit()).isZero();
        assertThat(mavenCalls()).singleElement().asString().endsWith("verify -pl cli -T 2");
    }

    @Test
    void all_tests_get_the_browser_that_is_there() throws Exception {
        echoBrowser();
        Files.createDirectories(folder.resolve("path"));
        script(folder.resolve("path/chromium"), "exit 0\n");

        start(tree.resolve("stegvis"), "test");

        assertThat(mavenCalls()).first().isEqualTo("browser " + folder.resolve("path/chromium"));
    }

    @Test
    void a_missing_browser_is_installed_from_the_packages_of_the_system() throws Exception {
        echoBrowser();
        withoutBrowserButWith("apt-get", """
                echo "apt-get $*" >> '%1$s/maven-calls'
                [ "$1" = install ] && { printf '#!/bin/sh\n' > '%2$s/chromium'; chmod +x '%2$s/chromium'; }
                exit 0
                """.formatted(tree, folder.resolve("path")));

        var run = start(tree.resolve("stegvis"), "test");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("installing the package chromium");
        assertThat(mavenCalls().get(1)).contains("install").endsWith("chromium");
    }

    @Test
    void where_no_browser_can_be_had_one_sentence_says_the_remedy() throws Exception {
        withoutBrowserButWith("apt-get", "exit 1\n");

        var run = start(tree.resolve("stegvis"), "test");

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("install Chromium or Chrome", "STEGVIS_BROWSER");
    }

    @Test
    void modules_without_pages_are_tested_without_a_browser() throws Exception {
        withoutBrowserButWith("apt-get", "exit 1\n");

        assertThat(start(tree.resolve("stegvis"), "test", "-pl", "protocol").exit())
                .isZero();
    }

    private void echoBrowser() throws IOException {
        var maven = tree.resolve("mvnw");
        Files.writeString(
                maven,
                Files.readString(maven)
                        .replace(
                                "#!/bin/sh\n",
                                "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\necho \"browser $STEGVIS_BROWSER\" >> '"
                                        + tree + "/maven-calls'\n"));
    }

    /// A machine whose usual folders hold everything but a browser, and one program of ours.
    private void withoutBrowserButWith(String program, String body) throws IOException {
        var path = Files.createDirectories(folder.resolve("path"));
        script(path.resolve(program), body);
        script(path.resolve("sudo"), "shift; exec \"$@\"\n");
        var launcher = tree.resolve("stegvis");
        Files.writeString(
                launcher,
                Files.readString(launcher)
                        .replaceAll("(?s) chromium chromium-browser.*?; do", " '" + path + "/chromium'; do"));
    }

    private record Run(int exit, String out, String err) {}

    private Run start(Path program, String... arguments) throws IOException, InterruptedException {
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var process = process(program, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder process(Path program, String... arguments) {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", folder.resolve("path") + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().remove("STEGVIS_BROWSER");
        return builder;
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(tree.resolve("maven-calls"));
    }

    /// A JDK whose `java` shows its arguments and exits with 42.
    private Path jdk(String name, String version) throws IOException {
        var home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Us\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "exit 0\n");
        script(home.resolve("bin/java"), "printf '[%s]' \"$@\"; echo; exit 42\n");
        return home;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
