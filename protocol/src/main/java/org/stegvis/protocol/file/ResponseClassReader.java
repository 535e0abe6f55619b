package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Decision.ResponseClass;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// The response classes of one decision: response and non-response, or those listed.
///
/// @param scope a fresh one inside the decision
record ResponseClassReader(
        Declarations declarations, Collection<String> allDecisions, Supplier<ProtocolScope> scope, Findings findings) {

    List<ResponseClass> read(Fields fields) {
        Node response = fields.optional("response");
        Node classes = fields.optional("classes");
        if (response != null && classes != null) {
            findings.error(classes, "'classes' beside 'response'", "one of the two", "");
        }
        if (response != null) {
            Condition when = Expressions.condition(response, scope.get(), findings);
            return when == null
                    ? List.of()
                    : List.of(
                            new ResponseClass(
                                    ResponseClass.RESPONSE,
                                    Text.of("Response", "Respons"),
                                    when,
                                    Expressions.source(response)),
                            new ResponseClass(
                                    ResponseClass.NON_RESPONSE,
                                    Text.of("Non-response", "Ikke respons"),
                                    Condition.ALWAYS,
                                    Expressions.OTHERWISE));
        }
        return classes == null ? List.of() : listedClasses(classes);
    }

    private List<ResponseClass> listedClasses(Node node) {
        if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            findings.error(node, node.shown(), "a mapping from the name of a class to its condition", "");
            return List.of();
        }
        var classes = new ArrayList<ResponseClass>();
        for (Mapping.Entry entry : mapping.entries()) {
            String name = NameRule.declared(entry.key(), findings);
            if (name != null && isTaken(name)) {
                findings.error(entry.key(), entry.key().shown(), "a name that nothing else has", "");
            }
            ResponseClass read = responseClass(name == null ? "" : name, entry.value());
            boolean isLast = entry.equals(mapping.entries().getLast());
            if (!isLast && read != null && read.source().equals(Expressions.OTHERWISE)) {
                findings.error(entry.value(), "'otherwise' before the last class", "'otherwise' last", "");
            }
            if (read != null && name != null) {
                classes.add(read);
            }
        }
        return classes;
    }

    private boolean isTaken(String name) {
        return declarations.characteristics().has(name)
                || allDecisions.contains(name)
                || name.equals("wait")
                || name.equals("leave");
    }

    private @Nullable ResponseClass responseClass(String name, Node node) {
        Text title = Text.of(name);
        Node when = node;
        if (node instanceof Mapping) {
            Fields fields = Fields.of(node, "a condition", findings);
            if (fields == null) {
                return null;
            }
            title = Titles.optional(fields, title, findings);
            when = fields.required("when");
            fields.rejectOthers();
        }
        if (when == null) {
            return null;
        }
        if (Expressions.isOtherwise(when)) {
            return new ResponseClass(name, title, Condition.ALWAYS, Expressions.OTHERWISE);
        }
        Condition condition = Expressions.condition(when, scope.get(), findings);
        return condition == null ? null : new ResponseClass(name, title, condition, Expressions.source(when));
    }

    /// The names of the classes, also of those whose conditions are faulty.
    List<String> ids(Fields fields, List<ResponseClass> classes) {
        if (fields.has("response")) {
            return List.of(ResponseClass.RESPONSE, ResponseClass.NON_RESPONSE);
        }
        if (fields.optional("classes") instanceof Mapping mapping) {
            return mapping.entries().stream().map(Mapping.Entry::name).toList();
        }
        return classes.stream().map(ResponseClass::id).toList();
    }
}
