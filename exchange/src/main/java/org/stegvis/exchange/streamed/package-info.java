/// Analyses of data files that are larger than memory.
@NullMarked
package org.stegvis.exchange.streamed;

import org.jspecify.annotations.NullMarked;
