@NullMarked
package org.stegvis.protocol.instrument;

import org.jspecify.annotations.NullMarked;
