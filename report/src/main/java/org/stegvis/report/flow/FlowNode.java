package org.stegvis.report.flow;

import java.util.List;

/// A group of participants on their way through the trial, and where they went from there.
///
/// @param notes what else is told of the group, one line each
/// @param aside those who left here, with the reasons; none for most nodes
/// @param children empty where the way ends
record FlowNode(Kind kind, String title, int count, List<String> notes, List<String> aside, List<FlowNode> children) {
    FlowNode {
        notes = List.copyOf(notes);
        aside = List.copyOf(aside);
        children = List.copyOf(children);
    }

    enum Kind {
        START,
        RESPONSE_CLASS,
        OPTION,
        WITHOUT_ALLOCATION,
        ASSESSED
    }

    static FlowNode of(Kind kind, String title, int count, List<String> notes, List<FlowNode> children) {
        return new FlowNode(kind, title, count, notes, List.of(), children);
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    int leaves() {
        return isLeaf() ? 1 : children.stream().mapToInt(FlowNode::leaves).sum();
    }

    int depth() {
        return 1 + children.stream().mapToInt(FlowNode::depth).max().orElse(0);
    }

    /// The tree without what lies below a depth.
    FlowNode prunedTo(int depth) {
        return new FlowNode(
                kind,
                title,
                count,
                notes,
                aside,
                depth <= 1
                        ? List.of()
                        : children.stream()
                                .map(child -> child.prunedTo(depth - 1))
                                .toList());
    }
}
