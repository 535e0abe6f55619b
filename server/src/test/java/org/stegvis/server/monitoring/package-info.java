/// Looking after participants and data, on a real database.
@NullMarked
package org.stegvis.server.monitoring;

import org.jspecify.annotations.NullMarked;
