package org.stegvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/dependencies.md lists what the poms use: libraries, checkers and Maven plugins.
class DependenciesTest {

    /// `group:artifact` in backquotes, in the first cell of a row.
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)` \\|");

    @Test
    void the_page_lists_exactly_what_the_poms_use() {
        assertThat(listed()).isEqualTo(used());
    }

    @Test
    void each_row_says_version_licence_and_reason() {
        assertThat(page().lines().filter(line -> LISTED.matcher(line).find()))
                .isNotEmpty()
                .allMatch(line -> Stream.of(line.split("\\|")).skip(1).noneMatch(String::isBlank))
                .allMatch(line -> line.split("\\|").length == 5);
    }

    private static Set<String> listed() {
        Set<String> found = new TreeSet<>();
        LISTED.matcher(page()).results().forEach(row -> found.add(row.group(1)));
        return found;
    }

    private static Set<String> used() {
        Set<String> found = new TreeSet<>();
        Stream.concat(Stream.of("."), SourceTree.modules().stream())
                .map(SourceTree::pom)
                .flatMap(pom ->
                        Stream.of("dependency", "plugin", "path").flatMap(kind -> SourceTree.elements(pom, kind)))
                .filter(element -> !SourceTree.text(element, "groupId").equals("org.stegvis"))
                .forEach(element ->
                        found.add(SourceTree.text(element, "groupId") + ":" + SourceTree.text(element, "artifactId")));
        return found;
    }

    private static String page() {
        return SourceTree.read(SourceTree.root().resolve("docs/dependencies.md"));
    }
}
