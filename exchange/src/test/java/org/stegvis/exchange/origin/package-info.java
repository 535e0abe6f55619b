/// Origin files.
@NullMarked
package org.stegvis.exchange.origin;

import org.jspecify.annotations.NullMarked;
