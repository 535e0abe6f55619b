/// Adverse events: what happened to participants that should not, how bad it was, and who must be told until when.
@NullMarked
package org.stegvis.server.safety;

import org.jspecify.annotations.NullMarked;
