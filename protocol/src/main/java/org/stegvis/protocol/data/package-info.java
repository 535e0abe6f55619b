/// The columns that a protocol implies, and the data set in them.
@NullMarked
package org.stegvis.protocol.data;

import org.jspecify.annotations.NullMarked;
