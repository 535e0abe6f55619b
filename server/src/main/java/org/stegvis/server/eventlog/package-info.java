/// The append-only log of a trial: what is kept, in what order, and how anyone can check that nothing was changed.
@NullMarked
package org.stegvis.server.eventlog;

import org.jspecify.annotations.NullMarked;
