/// Inputs that nobody thought of (docs/decisions/fuzzing.md).
@NullMarked
package org.stegvis.exchange.fuzz;

import org.jspecify.annotations.NullMarked;
