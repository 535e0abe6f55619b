/// A trial with made-up participants who go through the server's own use cases on a simulated calendar.
@NullMarked
package org.stegvis.server.demonstration;

import org.jspecify.annotations.NullMarked;
