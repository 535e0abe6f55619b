/// What comes with time and nobody's doing: windows that close, amendments that come into force.
@NullMarked
package org.stegvis.server.worklist;

import org.jspecify.annotations.NullMarked;
