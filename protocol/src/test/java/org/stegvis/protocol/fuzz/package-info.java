/// Inputs that nobody thought of: made from valid ones, some hundred in each test run, or for as long as one likes
/// with a fuzzer that is guided by coverage (docs/decisions/fuzzing.md).
@NullMarked
package org.stegvis.protocol.fuzz;

import org.jspecify.annotations.NullMarked;
