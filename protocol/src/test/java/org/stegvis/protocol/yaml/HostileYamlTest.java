package org.stegvis.protocol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files made to hurt get a finding within a second and no exception.
class HostileYamlTest {
    private static final int FIVE_MEGABYTES = 5_000_000;
    private static final int JUST_BELOW_THE_LIMIT = 1_000_000;

    static Stream<Arguments> hostile() {
        return Stream.of(
                text("five megabytes of brackets", "[".repeat(FIVE_MEGABYTES), "more than 1048576 bytes"),
                text("brackets below the limit", "[".repeat(JUST_BELOW_THE_LIMIT), "nesting deeper than 50"),
                text("braces", "{a: ".repeat(JUST_BELOW_THE_LIMIT / 4), "nesting deeper than 50"),
                text("nested list items", "- ".repeat(JUST_BELOW_THE_LIMIT / 2), "nesting deeper than 50"),
                text("nested complex keys", "? ".repeat(JUST_BELOW_THE_LIMIT / 2), "nesting deeper than 50"),
                text(
                        "many values",
                        "[" + "a,".repeat(JUST_BELOW_THE_LIMIT / 2) + "]",
                        "more than 100000 keys and values"),
                text("many keys", lines("k%d: 1", 90_000), null),
                text("one key many times", "a: 1\n".repeat(40_000), "the key 'a' a second time"),
                text("a huge text", "a: " + "x".repeat(JUST_BELOW_THE_LIMIT), null),
                text("a huge quoted text", "a: \"" + "\\n".repeat(JUST_BELOW_THE_LIMIT / 2) + "\"", null),
                text("a huge folded text", "a: >\n" + "  x\n\n".repeat(JUST_BELOW_THE_LIMIT / 5), null),
                text("a huge key", "? " + "x".repeat(JUST_BELOW_THE_LIMIT) + "\n: 1", null),
                text("a huge number", "a: " + "9".repeat(JUST_BELOW_THE_LIMIT), null),
                text("a huge comment", "a: 1 #" + "x".repeat(JUST_BELOW_THE_LIMIT), null),
                text("an alias bomb", bomb(), "an anchor (&)"),
                text("an alias", "a: &x 1\nb: *x", "an alias (*)"),
                text("an alias of itself", "&a [*a]", "an alias (*)"),
                text("a merge key", "a: &x {b: 1}\nc: {<<: *x}", "an alias (*)"),
                text("an alias as a key", "a: &x 1\n*x : 2", "an alias (*)"),
                text("a tag of Java", "a: !!java.net.URL [x]", "the tag 'tag:yaml.org,2002:java.net.URL'"),
                text("a tag of its own", "a: !x 1", "the tag '!x'"),
                text("a mapping as a key", "{a: 1}: 2", "a mapping as a key"),
                text("nothing", "", "an empty file"),
                text("comments only", "# a\n# b\n", "an empty file"),
                text("a marker only", "---\n", "an empty document"),
                text("two documents", "a: 1\n---\nb: 2", "a second YAML document"),
                text("a tab as indentation", "a:\n\tb: 1", "a tab"),
                text("a later YAML", "%YAML 3.0\n---\na: 1", "a mistake in the YAML"),
                text("an unknown escape", "a: \"\\q\"", "a mistake in the YAML"),
                text("a character that is none", "a: \"\\UFFFFFFFF\"", "a mistake in the YAML"),
                text("an open quote", "a: \"b", "a mistake in the YAML"),
                text("an open bracket", "a: [b", "a mistake in the YAML"),
                text("a NUL in the text", "a: b\u0000c", "the invisible character U+0000"),
                text("an escape sequence", "a: \u001b[31m", "the invisible character U+001B"),
                text("a mark in the middle", "a: b\uFEFFc", "the invisible character U+FEFF"),
                text("a text that runs the other way", "a: b\u202Ec", "the invisible character U+202E"),
                text("an isolated piece", "a: \u2066b\u2069", "the invisible character U+2066"),
                text("a byte order mark", "\uFEFFa: 1", "a byte order mark"),
                bytes("UTF-16 with a mark", "a: 1".getBytes(StandardCharsets.UTF_16), "text in UTF-16"),
                bytes("UTF-16 little end first", "a: 1".getBytes(StandardCharsets.UTF_16LE), "text in UTF-16"),
                bytes("UTF-16 big end first", "a: 1".getBytes(StandardCharsets.UTF_16BE), "text in UTF-16"),
                bytes("UTF-32", "a: 1".getBytes(Charset.forName("UTF-32BE")), "the invisible character U+0000"),
                bytes(
                        "Latin 1",
                        "a: behandling på\n".getBytes(StandardCharsets.ISO_8859_1),
                        "a byte that is not UTF-8"),
                bytes("a cut character", new byte[] {'a', ':', ' ', (byte) 0xC3}, "a byte that is not UTF-8"),
                bytes(
                        "an overlong character",
                        new byte[] {'a', ':', ' ', (byte) 0xC0, (byte) 0x80},
                        "a byte that is not UTF-8"),
                bytes(
                        "an executable",
                        new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0},
                        "the invisible character U+007F"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void is_answered_within_a_second(String name, byte[] content, String expected) {
        var findings = new Findings();
        Duration[] spent = {Duration.ZERO};
        boolean isRead = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            long before = threadTime();
            Node root = YamlTree.of(Source.of("f.yaml", content), Limits.withDefaults(), findings);
            spent[0] = Duration.ofNanos(threadTime() - before);
            return root instanceof Mapping;
        });
        assertThat(spent[0]).as(name).isLessThan(Duration.ofSeconds(1));
        if (expected.isEmpty()) {
            assertThat(isRead).as(name).isTrue();
            assertThat(findings.all()).isEmpty();
        } else {
            assertThat(findings.all()).extracting(Finding::found).anyMatch(found -> found.startsWith(expected));
        }
        assertThat(findings.all()).hasSizeLessThanOrEqualTo(Findings.MOST);
        assertThat(findings.all())
                .allSatisfy(finding ->
                        assertThat(finding.toString()).hasSizeLessThan(500).doesNotContain("\n"));
    }

    @Test
    void a_key_given_twice_names_both_places() {
        var findings = new Findings();
        YamlTree.of(Source.of("f.yaml", "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n"), Limits.withDefaults(), findings);
        assertThat(findings.all())
                .extracting(Finding::toString)
                .containsExactly("f.yaml:5:3: error: b.c: found the key 'c' a second time, expected each key once."
                        + " It stands first at line 3, column 3.");
    }

    @Test
    void the_place_of_a_wrong_byte_counts_characters() {
        var content = new ByteArrayOutputStream();
        content.writeBytes("a: å\nb: åå".getBytes(StandardCharsets.UTF_8));
        content.write(0xFF);
        var findings = new Findings();
        assertThat(YamlTree.of(Source.of("f.yaml", content.toByteArray()), Limits.withDefaults(), findings))
                .isNull();
        assertThat(findings.all()).extracting(Finding::place).containsExactly(new Place("f.yaml", 2, 6));
    }

    /// The time of this thread on the processor, so that a busy machine does not count.
    private static long threadTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Arguments text(String name, String content, @Nullable String expected) {
        return Arguments.of(name, content.getBytes(StandardCharsets.UTF_8), expected == null ? "" : expected);
    }

    private static Arguments bytes(String name, byte[] content, String expected) {
        return Arguments.of(name, content, expected);
    }

    private static String lines(String pattern, int count) {
        var lines = new StringBuilder();
        for (int i = 0; i < count / 2; i++) {
            lines.append(pattern.formatted(i)).append('\n');
        }
        return lines.toString();
    }

    private static String bomb() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        return bomb.toString();
    }
}
