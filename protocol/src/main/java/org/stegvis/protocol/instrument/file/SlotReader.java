package org.stegvis.protocol.instrument.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.instrument.Method;
import org.stegvis.protocol.instrument.Score;
import org.stegvis.protocol.instrument.Translation;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads a file that fills the slots of an instrument: licensed wording and T-score tables that a trial has obtained.
final class SlotReader {
    static final String KEY = "stegvis-instrument-slots";

    private SlotReader() {}

    /// The instrument with its slots filled; empty, with findings, when the file is not in order.
    static Optional<Instrument> read(Node root, Instruments library, Findings findings) {
        int before = findings.errors();
        Fields fields = Fields.of(root, "wording and tables for an instrument", findings);
        if (fields == null) {
            return Optional.empty();
        }
        fields.requiredInteger(KEY, 1, 1);
        Instrument instrument = instrument(fields.required("instrument"), library, findings);
        String version = fields.optionalText("version");
        Map<Language, Translation> translations =
                InstrumentReader.translations(fields.optional("translations"), findings);
        Node wording = fields.optional("wording");
        Node tables = fields.optional("tables");
        fields.rejectOthers();
        if (instrument == null) {
            return Optional.empty();
        }
        var wordings = new LinkedHashMap<>(instrument.wordings());
        wordings.putAll(ItemReader.wordings(wording, instrument.items(), findings));
        List<Score> scores = scores(tables, instrument, findings);
        if (findings.errors() > before) {
            return Optional.empty();
        }
        var known = new EnumMap<Language, Translation>(Language.class);
        known.putAll(instrument.translations());
        known.putAll(translations);
        return Optional.of(new Instrument(
                instrument.id(),
                version == null ? instrument.version() : version,
                instrument.title(),
                instrument.recall(),
                instrument.licence(),
                known,
                instrument.items(),
                scores,
                wordings,
                instrument.sources(),
                instrument.assumptions()));
    }

    private static @Nullable Instrument instrument(@Nullable Node node, Instruments library, Findings findings) {
        String id = node == null ? null : Expect.text(node, findings);
        if (node == null || id == null) {
            return null;
        }
        Optional<Instrument> found = library.find(id);
        if (found.isEmpty()) {
            findings.unknownName(node, id, "an instrument", library.ids());
        }
        return found.orElse(null);
    }

    private static List<Score> scores(@Nullable Node tables, Instrument instrument, Findings findings) {
        var scores = new ArrayList<>(instrument.scores());
        if (tables == null) {
            return scores;
        }
        List<String> open = instrument.scores().stream()
                .filter(score -> score.method() instanceof Method.TScore)
                .map(Score::id)
                .toList();
        for (Mapping.Entry entry : ItemReader.entries(tables, "tables by score", findings)) {
            if (!open.contains(entry.name())) {
                findings.unknownName(entry.key(), entry.name(), "a T-score", open);
                continue;
            }
            int index = instrument.scoreIds().indexOf(entry.name());
            Score score = scores.get(index);
            var table = TScoreTable.read(entry.value(), score.lowestSum(), score.highestSum(), findings);
            scores.set(index, score.withTable(table));
        }
        return scores;
    }
}
