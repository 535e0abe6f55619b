/// Inputs that nobody thought of (docs/decisions/fuzzing.md).
@NullMarked
package org.stegvis.design.fuzz;

import org.jspecify.annotations.NullMarked;
