package org.stegvis.evidence.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// A CodeableConcept as it was read: its codes, and all its words.
record Concept(List<String> codes, List<String> words) {

    static Concept of(Node node, Findings findings) {
        var codes = new ArrayList<String>();
        var words = new ArrayList<String>();
        Fields fields = Fields.of(node, "a concept: coding and text", findings);
        add(words, fields == null ? null : fields.optionalText("text"));
        Node coding = fields == null ? null : fields.optional("coding");
        List<Node> items = coding == null ? null : Expect.items(coding, "a list of codes", findings);
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields one = Fields.of(item, "system, code and display", findings);
            if (one != null) {
                add(codes, one.optionalText("code"));
                add(words, one.optionalText("display"));
            }
        }
        return new Concept(codes, words);
    }

    private static void add(List<String> to, @Nullable String text) {
        if (text != null) {
            to.add(text);
        }
    }

    boolean isEmpty() {
        return codes.isEmpty() && words.isEmpty();
    }

    boolean has(Code code) {
        return codes.contains(code.code());
    }

    /// Whether its words say this, in any case.
    boolean says(String expression) {
        Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        return words.stream().anyMatch(text -> pattern.matcher(text).find());
    }

    /// Its codes and words, for a finding.
    String shown() {
        var all = new ArrayList<>(codes);
        all.addAll(words);
        return String.join(", ", all);
    }
}
