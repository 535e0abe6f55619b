@NullMarked
package org.stegvis.exchange.mapping;

import org.jspecify.annotations.NullMarked;
