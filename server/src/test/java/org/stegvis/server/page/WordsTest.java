package org.stegvis.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Language;
import org.stegvis.server.access.Refusal;

/// The words of pages are there in both languages, and none that a page asks for is missing.
class WordsTest {
    private static final Pattern ASKED = Pattern.compile("\\bt\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

    private final Words english = new Words(Language.ENGLISH);
    private final Words norwegian = new Words(Language.NORWEGIAN);

    @Test
    void both_languages_have_the_same_keys_and_every_sentence_takes_the_same_arguments() {
        Properties en = bundle("en");
        Properties nb = bundle("nb");
        assertThat(nb.stringPropertyNames()).isEqualTo(en.stringPropertyNames()).hasSizeGreaterThan(100);
        for (String key : en.stringPropertyNames()) {
            assertThat(arguments(nb.getProperty(key))).as(key).isEqualTo(arguments(en.getProperty(key)));
            assertThat(nb.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void every_key_that_a_template_or_a_class_asks_for_is_there() throws IOException {
        var asked = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            files.filter(file -> file.toString().matches(".*\\.(jte|java)")).forEach(file -> {
                var matcher = ASKED.matcher(read(file));
                while (matcher.find()) {
                    asked.add(matcher.group(1));
                }
            });
        }
        assertThat(asked).hasSizeGreaterThan(80);
        assertThat(bundle("en").stringPropertyNames()).containsAll(asked);
    }

    @Test
    void every_refusal_can_be_said_in_both_languages() {
        for (Refusal.Code code : Refusal.Code.values()) {
            var refusal = new Refusal(code, code.name());
            assertThat(RefusalWords.of(english, refusal)).isNotBlank();
            assertThat(RefusalWords.of(norwegian, refusal))
                    .isNotBlank()
                    .isNotEqualTo(RefusalWords.of(english, refusal));
        }
    }

    @Test
    void days_numbers_and_plurals_follow_the_language() {
        LocalDate day = LocalDate.of(2026, 12, 4);
        assertThat(english.date(day)).isEqualTo("4 Dec 2026");
        assertThat(norwegian.date(day)).isEqualTo("4. des. 2026");
        assertThat(english.number(12.5)).isEqualTo("12.5");
        assertThat(norwegian.number(12.5)).isEqualTo("12,5");
        assertThat(english.t("work.late", "4 Dec", 1)).isEqualTo("4 Dec, 1 day late");
        assertThat(english.t("work.late", "4 Dec", 2)).isEqualTo("4 Dec, 2 days late");
        assertThat(norwegian.t("work.until", "4. des.", 0)).isEqualTo("innen 4. des., i dag");
        assertThat(norwegian.listed(List.of("a", "b", "c"))).isEqualTo("a, b og c");
    }

    private static List<String> arguments(String pattern) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(pattern)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static Properties bundle(String tag) {
        var properties = new Properties();
        String file = "/org/stegvis/server/page/words_" + tag + ".properties";
        try (var in = Words.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        // A pattern that cannot be read would only show when its page is asked for.
        properties.forEach((key, pattern) -> new MessageFormat((String) pattern));
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
