/// Mapping files (`columns: 1`): how somebody else's data file is read as the data of a protocol.
@NullMarked
package org.stegvis.exchange.mapping;

import org.jspecify.annotations.NullMarked;
