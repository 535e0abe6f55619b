/// Verbs about a protocol alone: `check` and `regimes`.
@NullMarked
package org.stegvis.cli.protocol;

import org.jspecify.annotations.NullMarked;
