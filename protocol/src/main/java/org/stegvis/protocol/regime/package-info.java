/// Embedded regimes, derived from a protocol, and which of them a participant's path is consistent with.
@NullMarked
package org.stegvis.protocol.regime;

import org.jspecify.annotations.NullMarked;
