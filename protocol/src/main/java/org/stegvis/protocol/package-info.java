/// The trial as data: the immutable model of one protocol.
@NullMarked
package org.stegvis.protocol;

import org.jspecify.annotations.NullMarked;
