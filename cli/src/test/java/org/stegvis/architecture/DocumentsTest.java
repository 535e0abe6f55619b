package org.stegvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a document names is there: the page or file behind a link, the file of a path, the class of a name.
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    /// Examples of other people's files and of output stand between such marks.
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern PATH = Pattern.compile(
            "(?<![\\w/`.(-])`?((?:%s)/[\\w./-]*\\w)(?![\\w*/-])".formatted(String.join("|", folders())));
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)(?:[.#(][^`]*)?`");
    /// Words that look like names of ours: of the JDK, of Spring and of the web.
    private static final Set<String> FOREIGN = Set.of("HttpOnly", "JdbcClient", "NaN", "SecureRandom", "ServiceLoader");

    private static List<String> folders() {
        return Stream.concat(
                        SourceTree.modules().stream(), Stream.of("crosscheck", "docs", "guidelines", "trials", "\\.ci"))
                .toList();
    }

    static List<Path> documents() throws IOException {
        Path root = SourceTree.root();
        try (Stream<Path> top = Files.list(root);
                Stream<Path> below = Files.walk(root.resolve("docs"));
                Stream<Path> crosscheck = Files.list(root.resolve("crosscheck"))) {
            return Stream.of(top, below, crosscheck)
                    .flatMap(each -> each)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(root::relativize)
                    .toList();
        }
    }

    private static Stream<String> named(Pattern what, Path document) {
        String text = SourceTree.read(SourceTree.root().resolve(document));
        return what.matcher(FENCED.matcher(text).replaceAll("")).results().map((MatchResult found) -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_somewhere(Path document) {
        Path beside = SourceTree.root().resolve(document).resolveSibling(".");
        assertThat(named(LINK, document).filter(link -> !link.matches("[a-z]+:.*")))
                .allSatisfy(link -> assertThat(beside.resolve(link).normalize()).exists());
    }

    /// What only a build makes is not looked for, nor what has a name to be put in, in capitals.
    @ParameterizedTest
    @MethodSource("documents")
    void every_path_is_that_of_a_file(Path document) {
        assertThat(named(PATH, document).filter(path -> !path.matches(".*/target(/.*)?|.*/[A-Z]+[.].*")))
                .allSatisfy(path -> assertThat(SourceTree.root().resolve(path)).exists());
    }

    @Test
    void every_class_is_one_of_ours() throws IOException {
        var named = new HashSet<String>();
        for (Path document : documents()) {
            named(TYPE, document).forEach(named::add);
        }
        named.removeAll(FOREIGN);
        assertThat(named).hasSizeGreaterThan(20);
        var known = new HashSet<String>();
        var inside = new StringBuilder();
        for (String module : SourceTree.modules()) {
            for (Path file :
                    SourceTree.javaFiles(SourceTree.root().resolve(module).resolve("src"))) {
                known.add(file.getFileName().toString().replace(".java", ""));
                inside.append(SourceTree.read(file));
            }
        }
        assertThat(named)
                .filteredOn(name -> !known.contains(name))
                .allSatisfy(name ->
                        assertThat(inside).containsPattern("\\b(?:class|record|interface|enum) " + name + "\\b"));
    }
}
