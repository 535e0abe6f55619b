package org.stegvis.protocol.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads one YAML document to a tree.
public final class YamlTree {
    private YamlTree() {}

    /// The root of the document; null, with at least one error among the findings, when there is none to work with.
    ///
    /// A tree may come with errors: of a key given twice it holds the first value, of an alias nothing.
    public static @Nullable Node of(Source source, Limits limits, Findings findings) {
        String text = Decoding.text(source, limits, findings);
        if (text == null) {
            return null;
        }
        try {
            return new TreeBuilder(source.name(), text, limits, findings).document();
        } catch (TreeBuilder.Abandoned abandoned) {
            findings.add(abandoned.finding());
        } catch (YamlEngineException syntax) {
            findings.add(finding(source.name(), text, syntax));
        }
        return null;
    }

    private static Finding finding(String name, String text, YamlEngineException syntax) {
        Place place = Place.startOf(name);
        String problem = String.valueOf(syntax.getMessage());
        if (syntax instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            var mark = marked.getProblemMark().get();
            place = new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
            problem = marked.getProblem();
            int index = text.offsetByCodePoints(0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
            if (index < text.length() && text.charAt(index) == '\t') {
                return Finding.error(place, DocumentPath.ROOT, "a tab", "spaces", "YAML is indented with spaces only.");
            }
        }
        return Finding.error(
                place,
                DocumentPath.ROOT,
                "a mistake in the YAML (" + Shown.shortened(problem) + ")",
                "well-formed YAML",
                "Look at the indentation, colons, brackets and quotes here and just above.");
    }
}
