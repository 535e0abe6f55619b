package org.stegvis.protocol.instrument.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.instrument.Item;
import org.stegvis.protocol.instrument.Licence;
import org.stegvis.protocol.instrument.Score;
import org.stegvis.protocol.instrument.Translation;
import org.stegvis.protocol.instrument.Wording;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads an instrument file, format version 1.
public final class InstrumentReader {
    static final String KEY = "stegvis-instrument";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private InstrumentReader() {}

    /// The instrument; empty, with at least one error among the findings, when the file is not in order.
    public static Optional<Instrument> read(Source source, Findings findings) {
        int before = findings.errors();
        Node root = YamlTree.of(source, Limits.withDefaults(), findings);
        Optional<Instrument> read = root == null ? Optional.empty() : read(root, findings);
        // What the tree itself has told counts too: a key given twice, an alias.
        return findings.errors() > before ? Optional.empty() : read;
    }

    static Optional<Instrument> read(Node root, Findings findings) {
        int before = findings.errors();
        Fields fields = Fields.of(root, "an instrument", findings);
        if (fields == null) {
            return Optional.empty();
        }
        fields.requiredInteger(KEY, 1, 1);
        String id = name(fields.required("id"), findings);
        String version = fields.requiredText("version");
        Text title = Texts.required(fields, "title", findings);
        Text recall = Texts.required(fields, "recall", findings);
        Licence licence = licence(fields.required("licence"), findings);
        Map<Language, Translation> translations = translations(fields.optional("translations"), findings);
        List<Item> items = ItemReader.items(fields, findings);
        Map<String, Wording> wordings = ItemReader.wordings(fields.optional("wording"), items, findings);
        List<Score> scores = ScoreReader.scores(fields.required("scores"), items, findings);
        List<String> sources = lines(fields.optional("sources"), findings);
        List<String> assumptions = lines(fields.optional("assumptions"), findings);
        fields.rejectOthers();
        if (findings.errors() > before
                || id == null
                || version == null
                || title == null
                || recall == null
                || licence == null) {
            return Optional.empty();
        }
        return Optional.of(new Instrument(
                id, version, title, recall, licence, translations, items, scores, wordings, sources, assumptions));
    }

    /// A name that protocols and data files can use as it is.
    static @Nullable String name(@Nullable Node node, Findings findings) {
        String name = node == null ? null : Expect.text(node, findings);
        if (node != null && name != null && !NAME.matcher(name).matches()) {
            findings.error(node, node.shown(), "a name of lower-case letters, digits and single hyphens", "");
            return null;
        }
        return name;
    }

    static Map<Language, Translation> translations(@Nullable Node node, Findings findings) {
        var translations = new EnumMap<Language, Translation>(Language.class);
        Fields fields = node == null ? null : Fields.of(node, "translations by language (en, nb)", findings);
        if (fields != null) {
            for (Language language : Language.values()) {
                Translation translation = translation(fields.optional(language.tag()), findings);
                if (translation != null) {
                    translations.put(language, translation);
                }
            }
            fields.rejectOthers();
        }
        return translations;
    }

    private static @Nullable Translation translation(@Nullable Node node, Findings findings) {
        Fields fields = node == null ? null : Fields.of(node, "status and note of a translation", findings);
        if (fields == null) {
            return null;
        }
        var status = Spelling.word(fields.required("status"), Translation.Status.class, "a status", findings);
        String note = fields.requiredText("note");
        fields.rejectOthers();
        return status.isEmpty() || note == null ? null : new Translation(status.get(), note);
    }

    private static @Nullable Licence licence(@Nullable Node node, Findings findings) {
        Fields fields = node == null ? null : Fields.of(node, "kind and note of a licence", findings);
        if (fields == null) {
            return null;
        }
        var kind = Spelling.word(fields.required("kind"), Licence.Kind.class, "a kind of licence", findings);
        String note = fields.requiredText("note");
        fields.rejectOthers();
        return kind.isEmpty() || note == null ? null : new Licence(kind.get(), note);
    }

    private static List<String> lines(@Nullable Node node, Findings findings) {
        List<Node> nodes = node == null ? null : Expect.items(node, "a list of texts", findings);
        var lines = new ArrayList<String>();
        if (nodes != null) {
            for (Node line : nodes) {
                String text = Expect.text(line, findings);
                if (text != null) {
                    lines.add(text);
                }
            }
        }
        return lines;
    }
}
