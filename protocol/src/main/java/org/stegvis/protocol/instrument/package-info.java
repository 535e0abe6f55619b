/// Instruments as data: items, missing-item rules and scores.
@NullMarked
package org.stegvis.protocol.instrument;

import org.jspecify.annotations.NullMarked;
