/// Files that are there whole or not at all.
@NullMarked
package org.stegvis.exchange.output;

import org.jspecify.annotations.NullMarked;
