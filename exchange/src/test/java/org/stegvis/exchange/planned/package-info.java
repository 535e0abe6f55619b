/// The way of a user from a protocol and a data file to results, held to reference numbers.
@NullMarked
package org.stegvis.exchange.planned;

import org.jspecify.annotations.NullMarked;
