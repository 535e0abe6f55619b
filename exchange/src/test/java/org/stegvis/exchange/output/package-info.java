@NullMarked
package org.stegvis.exchange.output;

import org.jspecify.annotations.NullMarked;
