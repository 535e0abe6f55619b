/// YAML with positions: an immutable tree whose every node knows its place, and findings that name one.
///
/// Knows nothing of what a file means. Files are refused, never half read, when they are hostile: too large, too deep,
/// with anchors, aliases, tags or duplicate keys, in another encoding than UTF-8.
@NullMarked
package org.stegvis.protocol.yaml;

import org.jspecify.annotations.NullMarked;
