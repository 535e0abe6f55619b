package org.stegvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// The name of a test class ends in the strength of its evidence, and Surefire runs by that ending. A test with any
/// other name would never run and nobody would notice.
class EvidenceTest {

    private static final Pattern HAS_TESTS = Pattern.compile(
            "^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example)\\b",
            Pattern.MULTILINE);

    static Iterable<String> modules() {
        return SourceTree.modules();
    }

    @Test
    void surefire_runs_the_six_kinds_of_evidence() {
        assertThat(suffixes()).containsExactlyInAnyOrder("Test", "Laws", "Reference", "Twice", "Calibration", "IT");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void every_class_with_tests_is_run(String module) {
        var suffixes = suffixes();

        assertThat(SourceTree.javaFiles(SourceTree.root().resolve(module).resolve("src/test/java")))
                .filteredOn(file -> HAS_TESTS.matcher(SourceTree.read(file)).find())
                .allSatisfy(file -> assertThat(className(file))
                        .as("the class in %s has tests, so its name ends in one of %s", file, suffixes)
                        .matches(name -> suffixes.stream().anyMatch(name::endsWith)));
    }

    /// The endings in the patterns that Surefire is told to include.
    private static List<String> suffixes() {
        return SourceTree.elements(SourceTree.pom("."), "include")
                .map(Element::getTextContent)
                .map(pattern -> pattern.replace("**/*", "").replace(".java", ""))
                .toList();
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
