/// Servers and databases that are killed under load, and what must be true afterwards.
@NullMarked
package org.stegvis.server.campaign;

import org.jspecify.annotations.NullMarked;
