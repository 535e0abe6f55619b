package org.stegvis.server.setup;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.yaml.Finding;

/// What findings about a protocol say, in the language of their reader.
///
/// A finding is written in English where it is found. Each phrase that it is put together of has a code and
/// stands under it in `findings_en.properties` and `findings_nb.properties`, with `{0}` and so on for what
/// comes from the file; what stands for those is a phrase again, or is shown as it is written. A phrase
/// without a code is shown in English.
final class FindingWords {
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
    private static final FindingWords NORWEGIAN = new FindingWords(read("en"), read("nb"));

    private final List<Phrase> phrases;

    private FindingWords(Properties english, Properties other) {
        var all = new ArrayList<Phrase>();
        english.stringPropertyNames()
                .forEach(code -> all.add(Phrase.of(
                        code,
                        english.getProperty(code),
                        Objects.requireNonNull(other.getProperty(code), () -> "findings_nb has no " + code))));
        // What has the most words of its own fits best.
        all.sort(Comparator.comparingInt(Phrase::own).reversed().thenComparing(Phrase::code));
        phrases = List.copyOf(all);
    }

    /// @param own characters outside its holes
    private record Phrase(String code, Pattern english, String other, int own) {
        static Phrase of(String code, String english, String other) {
            String own = HOLE.matcher(english).replaceAll("");
            var pattern = new StringBuilder();
            int from = 0;
            Matcher hole = HOLE.matcher(english);
            while (hole.find()) {
                pattern.append(Pattern.quote(english.substring(from, hole.start())))
                        .append("(.+?)");
                from = hole.end();
            }
            pattern.append(Pattern.quote(english.substring(from)));
            return new Phrase(code, Pattern.compile(pattern.toString(), Pattern.DOTALL), other, own.length());
        }
    }

    /// What is wrong and what would be right, as one or more sentences without the place.
    static String of(Finding finding, Language language) {
        return switch (language) {
            case ENGLISH -> english(finding);
            case NORWEGIAN -> NORWEGIAN.sentences(finding);
        };
    }

    /// Something else that is told in English where it is made, such as what a made-up participant rests on.
    static String said(String english, Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case NORWEGIAN -> NORWEGIAN.of(english);
        };
    }

    private static String english(Finding finding) {
        String whole = finding.toString();
        String text =
                whole.substring((finding.place() + ": " + finding.severity().word() + ": ").length());
        return finding.path().isEmpty() ? text : text.substring(finding.path().length() + 2);
    }

    private String sentences(Finding finding) {
        var text = new StringBuilder("Fant " + of(finding.found()) + ", ventet " + of(finding.expected()) + ".");
        if (finding.nearest() != null) {
            text.append(" Mente du '").append(finding.nearest()).append("'?");
        }
        if (!finding.remedy().isEmpty()) {
            text.append(' ').append(of(finding.remedy()));
        }
        return text.toString();
    }

    /// The code of an English phrase; null when it has none.
    static @Nullable String code(String english) {
        Phrase phrase = NORWEGIAN.phrase(english);
        return phrase == null ? null : phrase.code();
    }

    private @Nullable Phrase phrase(String english) {
        return phrases.stream()
                .filter(each -> each.english().matcher(english).matches())
                .findFirst()
                .orElse(null);
    }

    private String of(String english) {
        Phrase phrase = phrase(english);
        if (phrase == null) {
            return english;
        }
        Matcher found = phrase.english().matcher(english);
        if (!found.matches()) {
            throw new IllegalStateException("The phrase " + phrase.code() + " must match what it was chosen for.");
        }
        return HOLE.matcher(phrase.other())
                .replaceAll(hole -> Matcher.quoteReplacement(of(found.group(1 + Integer.parseInt(hole.group(1))))));
    }

    private static Properties read(String tag) {
        String name = "findings_" + tag + ".properties";
        var properties = new Properties();
        try (var in = FindingWords.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }
}
