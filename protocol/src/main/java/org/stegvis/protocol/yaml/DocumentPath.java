package org.stegvis.protocol.yaml;

import org.jspecify.annotations.Nullable;

/// Where a node stands in the tree: `decisions.second.routes[1].options`. The root is the empty text.
///
/// The steps are linked and written out only when asked for, so that long keys at great depth cost no memory.
public final class DocumentPath {
    public static final DocumentPath ROOT = new DocumentPath(null, "");

    private final @Nullable DocumentPath parent;
    private final String step;

    private DocumentPath(@Nullable DocumentPath parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    public DocumentPath key(String key) {
        return new DocumentPath(this, key);
    }

    public DocumentPath index(int index) {
        return new DocumentPath(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        String shown = Shown.shortened(step);
        return before.isEmpty() || step.startsWith("[") ? before + shown : before + "." + shown;
    }
}
