/// The gate that every request to a controller passes: its permission is asked for before it runs.
@NullMarked
package org.stegvis.server.gate;

import org.jspecify.annotations.NullMarked;
