@NullMarked
package org.stegvis.exchange.csv;

import org.jspecify.annotations.NullMarked;
