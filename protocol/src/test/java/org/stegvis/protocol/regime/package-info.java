@NullMarked
package org.stegvis.protocol.regime;

import org.jspecify.annotations.NullMarked;
