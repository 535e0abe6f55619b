package org.stegvis.protocol.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Builds the tree from the events of the YAML parser.
final class TreeBuilder {
    private final String name;
    private final CodePoints text;
    private final Limits limits;
    private final Findings findings;
    private final Parser events;
    private Place last;
    private int nodes;

    TreeBuilder(String name, String text, Limits limits, Findings findings) {
        this.name = name;
        this.last = Place.startOf(name);
        this.text = new CodePoints(text);
        this.limits = limits;
        this.findings = findings;
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setParseComments(false)
                .setCodePointLimit(limits.bytes())
                .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /// Thrown where going on would cost more than the file is worth.
    static final class Abandoned extends RuntimeException {
        private final transient Finding finding;

        Abandoned(Finding finding) {
            super(finding.toString(), null, false, false);
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }

    @Nullable
    Node document() {
        next();
        if (!(peek() instanceof DocumentStartEvent)) {
            findings.add(Finding.error(Place.startOf(name), DocumentPath.ROOT, "an empty file", "a YAML document", ""));
            return null;
        }
        next();
        Node root = node(DocumentPath.ROOT, 1);
        next();
        if (peek() instanceof DocumentStartEvent second) {
            throw new Abandoned(Finding.error(
                    place(second.getStartMark()),
                    DocumentPath.ROOT,
                    "a second YAML document",
                    "one document in the file",
                    "Remove what follows '---', or put it in a file of its own."));
        }
        if (root instanceof Scalar scalar && scalar.isNull()) {
            findings.error(root, "an empty document", "a mapping", "");
            return null;
        }
        return root;
    }

    private Node node(DocumentPath path, int depth) {
        Event event = next();
        Place place = place(event.getStartMark());
        count(place, path);
        if (depth > limits.depth()) {
            throw new Abandoned(Finding.error(
                    place, path, "nesting deeper than " + limits.depth(), "at most " + limits.depth() + " levels", ""));
        }
        if (event instanceof NodeEvent node) {
            refuseAnchorsAndTags(node, place, path);
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, place, path);
            case SequenceStartEvent start -> sequence(place, path, depth);
            case MappingStartEvent start -> mapping(place, path, depth);
            case AliasEvent alias -> new Scalar(place, path, "", Scalar.Style.PLAIN, "");
            default -> throw new IllegalStateException("The YAML parser must not send " + event + " here.");
        };
    }

    private void refuseAnchorsAndTags(NodeEvent event, Place place, DocumentPath path) {
        if (event instanceof AliasEvent) {
            findings.add(Finding.error(
                    place, path, "an alias (*)", "a value written out", "Aliases are not used: repeat the value."));
            return;
        }
        if (event.getAnchor().isPresent()) {
            findings.add(Finding.error(
                    place, path, "an anchor (&)", "a value without an anchor", "Anchors and aliases are not used."));
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case SequenceStartEvent start -> start.getTag();
            case MappingStartEvent start -> start.getTag();
            default -> Optional.empty();
        };
        tag.ifPresent(written -> findings.add(Finding.error(
                place, path, "the tag " + Shown.quoted(written), "a value without a tag", "Tags are not used.")));
    }

    private Scalar scalar(ScalarEvent event, Place place, DocumentPath path) {
        String raw = text.between(index(event.getStartMark()), index(event.getEndMark()));
        return new Scalar(place, path, event.getValue(), style(event.getScalarStyle()), raw);
    }

    private static Scalar.Style style(ScalarStyle style) {
        return switch (style) {
            case PLAIN, JSON_SCALAR_STYLE -> Scalar.Style.PLAIN;
            case SINGLE_QUOTED -> Scalar.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> Scalar.Style.DOUBLE_QUOTED;
            case LITERAL, FOLDED -> Scalar.Style.BLOCK;
        };
    }

    private Sequence sequence(Place place, DocumentPath path, int depth) {
        var items = new ArrayList<Node>();
        while (!(peek() instanceof SequenceEndEvent)) {
            items.add(node(path.index(items.size()), depth + 1));
        }
        next();
        return new Sequence(place, path, items);
    }

    private Mapping mapping(Place place, DocumentPath path, int depth) {
        var entries = new ArrayList<Mapping.Entry>();
        var places = new HashMap<String, Place>();
        while (!(peek() instanceof MappingEndEvent)) {
            Node key = node(path, depth + 1);
            if (!(key instanceof Scalar written)) {
                node(path, depth + 1);
                findings.error(key, key.shown() + " as a key", "a name", "");
                continue;
            }
            Node value = node(path.key(written.text()), depth + 1);
            Place earlier = places.putIfAbsent(written.text(), written.place());
            if (earlier == null) {
                entries.add(new Mapping.Entry(written, value));
            } else {
                findings.add(Finding.error(
                        written.place(),
                        value.path(),
                        "the key " + Shown.quoted(written.text()) + " a second time",
                        "each key once",
                        "It stands first at line %d, column %d.".formatted(earlier.line(), earlier.column())));
            }
        }
        next();
        return new Mapping(place, path, entries);
    }

    private Event next() {
        Event event = peek();
        events.next();
        last = place(event.getEndMark());
        return event;
    }

    /// The parser lets some exceptions of the JDK through, for instance on `\UFFFFFFFF`.
    private Event peek() {
        try {
            return events.peekEvent();
        } catch (IllegalArgumentException | IndexOutOfBoundsException fault) {
            throw new Abandoned(Finding.error(
                    last,
                    DocumentPath.ROOT,
                    "a mistake in the YAML behind this place (" + Shown.shortened(String.valueOf(fault.getMessage()))
                            + ")",
                    "well-formed YAML",
                    ""));
        }
    }

    private void count(Place place, DocumentPath path) {
        if (++nodes > limits.nodes()) {
            throw new Abandoned(Finding.error(
                    place,
                    path,
                    "more than " + limits.nodes() + " keys and values",
                    "at most " + limits.nodes() + " of them",
                    ""));
        }
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(name, at.getLine() + 1, at.getColumn() + 1))
                .orElse(Place.startOf(name));
    }

    private static int index(Optional<Mark> mark) {
        return mark.map(Mark::getIndex).orElse(0);
    }
}
