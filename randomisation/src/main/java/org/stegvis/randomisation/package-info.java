/// Allocation procedures, the probabilities they give, and the keyed random streams that drive them.
///
/// Start at [org.stegvis.randomisation.Allocator]. The bytes are written down in `docs/reference/randomisation.md`.
@NullMarked
package org.stegvis.randomisation;

import org.jspecify.annotations.NullMarked;
