package org.stegvis.protocol.instrument.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.instrument.Item;
import org.stegvis.protocol.instrument.Responses;
import org.stegvis.protocol.instrument.Responses.Blank;
import org.stegvis.protocol.instrument.Responses.SeveralBoxes;
import org.stegvis.protocol.instrument.Wording;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads items, what can be answered to them, and the sentences a participant reads.
final class ItemReader {
    private static final int MOST_VALUE = 1000;

    private ItemReader() {}

    /// The items of an instrument; `responses` beside them holds for each that has none of its own.
    static List<Item> items(Fields instrument, Findings findings) {
        Responses shared = responses(instrument.optional("responses"), findings);
        var items = new ArrayList<Item>();
        for (Mapping.Entry entry : entries(instrument.required("items"), "items by code", findings)) {
            String code = InstrumentReader.name(entry.key(), findings);
            Fields fields = Fields.of(entry.value(), "topic, and responses, of an item", findings);
            if (fields == null) {
                continue;
            }
            Text topic = Texts.required(fields, "topic", findings);
            Node own = shared == null && !instrument.has("responses")
                    ? fields.required("responses")
                    : fields.optional("responses");
            Responses responses = own == null ? shared : responses(own, findings);
            fields.rejectOthers();
            if (code != null && topic != null && responses != null) {
                items.add(new Item(code, topic, responses));
            }
        }
        return items;
    }

    /// Wordings by item code; none for null.
    static Map<String, Wording> wordings(@Nullable Node node, List<Item> items, Findings findings) {
        var wordings = new LinkedHashMap<String, Wording>();
        if (node == null) {
            return wordings;
        }
        List<String> codes = items.stream().map(Item::code).toList();
        for (Mapping.Entry entry : entries(node, "wordings by item", findings)) {
            int index = codes.indexOf(entry.name());
            if (index < 0) {
                findings.unknownName(entry.key(), entry.name(), "an item", codes);
                continue;
            }
            Wording wording = wording(entry.value(), items.get(index).responses(), findings);
            if (wording != null) {
                wordings.put(entry.name(), wording);
            }
        }
        return wordings;
    }

    /// The keys of a mapping that is not empty; none, with a finding, for anything else, and none for null.
    static List<Mapping.Entry> entries(@Nullable Node node, String expected, Findings findings) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            return mapping.entries();
        }
        if (node != null) {
            findings.error(node, node.shown(), expected, "");
        }
        return List.of();
    }

    private static @Nullable Wording wording(Node node, Responses responses, Findings findings) {
        Fields fields = Fields.of(node, "question and labels of an item", findings);
        if (fields == null) {
            return null;
        }
        Text question = Texts.required(fields, "question", findings);
        Node labelled = fields.optional("labels");
        var labels = new LinkedHashMap<Integer, Text>();
        for (Mapping.Entry entry : entries(labelled, "labels by value", findings)) {
            Integer value = Expect.integer(entry.key(), responses.lowest(), responses.highest(), findings);
            Text label = Texts.read(entry.value(), findings);
            if (value != null && label != null) {
                labels.put(value, label);
            }
        }
        fields.rejectOthers();
        return question == null ? null : new Wording(question, labels);
    }

    private static @Nullable Responses responses(@Nullable Node node, Findings findings) {
        Fields fields = node == null ? null : Fields.of(node, "the responses from one number to another", findings);
        if (fields == null) {
            return null;
        }
        Integer from = fields.requiredInteger("from", -MOST_VALUE, MOST_VALUE - 1);
        Integer to = fields.requiredInteger("to", from == null ? -MOST_VALUE : from + 1, MOST_VALUE);
        var several = Spelling.word(
                        fields.optional("several-boxes"), SeveralBoxes.class, "a rule for several boxes", findings)
                .orElse(SeveralBoxes.REFUSED);
        var notApplicable = Spelling.word(
                        fields.optional("not-applicable"), Blank.class, "a reading of 'not applicable'", findings)
                .orElse(Blank.MISSING);
        var unmarked = Spelling.word(
                        fields.optional("unmarked"), Blank.class, "a reading of an item without a mark", findings)
                .orElse(Blank.MISSING);
        fields.rejectOthers();
        return from == null || to == null ? null : new Responses(from, to, several, notApplicable, unmarked);
    }
}
