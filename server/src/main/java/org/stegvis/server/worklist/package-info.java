/// What there is to do today, across the sites of the reader; and what comes with time and nobody's doing: windows that
/// close, amendments that come into force.
@NullMarked
package org.stegvis.server.worklist;

import org.jspecify.annotations.NullMarked;
