package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Trial;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// `trial:`, what the trial is called and how large it is.
final class TrialSection {
    private static final double USUAL_ALPHA = 0.05;

    private TrialSection() {}

    static @Nullable Trial read(Node node, Findings findings) {
        Fields fields = Fields.of(node, "a mapping with id, title and participants", findings);
        if (fields == null) {
            return null;
        }
        Node idNode = fields.required("id");
        String id = idNode == null ? null : NameRule.declared(idNode, findings);
        Text title = Texts.required(fields, "title", findings);
        String registration = fields.optionalText("registration");
        Integer participants = fields.requiredInteger("participants", 1, Integer.MAX_VALUE);
        Double alpha = alpha(fields, USUAL_ALPHA, findings);
        List<String> sources = new ArrayList<>();
        for (Node item : items(fields, "sources", findings)) {
            String source = Expect.text(item, findings);
            sources.add(source == null ? "" : source);
        }
        List<Text> assumptions = new ArrayList<>();
        for (Node item : items(fields, "assumptions", findings)) {
            Text assumption = Texts.read(item, findings);
            assumptions.add(assumption == null ? Text.of("") : assumption);
        }
        fields.rejectOthers();
        return id == null || title == null || participants == null || alpha == null
                ? null
                : new Trial(id, title, registration, participants, alpha, sources, assumptions);
    }

    /// A type I error between 0 and 1, both excluded; null, with a finding, when it is none.
    static @Nullable Double alpha(Fields fields, double otherwise, Findings findings) {
        Node node = fields.optional("alpha");
        if (node == null) {
            return otherwise;
        }
        Double alpha = Expect.number(node, 0, 1, findings);
        if (alpha != null && !(alpha > 0 && alpha < 1)) {
            findings.error(node, node.shown(), "a number above 0 and below 1", "");
            return null;
        }
        return alpha;
    }

    private static List<Node> items(Fields fields, String key, Findings findings) {
        Node node = fields.optional(key);
        List<Node> items = node == null ? null : Expect.items(node, "a list of texts", findings);
        return items == null ? List.of() : items;
    }
}
