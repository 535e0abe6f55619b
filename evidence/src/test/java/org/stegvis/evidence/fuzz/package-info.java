/// Inputs that nobody thought of (docs/decisions/fuzzing.md).
@NullMarked
package org.stegvis.evidence.fuzz;

import org.jspecify.annotations.NullMarked;
