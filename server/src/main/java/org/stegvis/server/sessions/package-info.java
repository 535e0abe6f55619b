/// Pages of therapists: their participants, the log of sessions with what they held, the end of a treatment. No
/// outcomes.
@NullMarked
package org.stegvis.server.sessions;

import org.jspecify.annotations.NullMarked;
