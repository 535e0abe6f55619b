/// Published results.
@NullMarked
package org.stegvis.exchange.published;

import org.jspecify.annotations.NullMarked;
