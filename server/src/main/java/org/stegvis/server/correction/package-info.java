/// Values that were found to be wrong; both stay visible.
@NullMarked
package org.stegvis.server.correction;

import org.jspecify.annotations.NullMarked;
