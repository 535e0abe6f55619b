/// Randomising a participant in one transaction, and what may be asked about allocations.
@NullMarked
package org.stegvis.server.allocation;

import org.jspecify.annotations.NullMarked;
