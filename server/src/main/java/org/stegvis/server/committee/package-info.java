/// What the data monitoring committee sees: the closed report by option, and nobody's allocation.
@NullMarked
package org.stegvis.server.committee;

import org.jspecify.annotations.NullMarked;
