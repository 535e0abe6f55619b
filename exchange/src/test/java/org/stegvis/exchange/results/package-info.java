@NullMarked
package org.stegvis.exchange.results;

import org.jspecify.annotations.NullMarked;
