/// Rehearsals: made-up participants go through a trial by the server's own use cases, in a log of their own that can be
/// thrown away.
@NullMarked
package org.stegvis.server.rehearsal;

import org.jspecify.annotations.NullMarked;
