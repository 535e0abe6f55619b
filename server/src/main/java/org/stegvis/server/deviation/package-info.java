/// Departures from the protocol.
@NullMarked
package org.stegvis.server.deviation;

import org.jspecify.annotations.NullMarked;
