/// Histories to the data set that a protocol implies.
@NullMarked
package org.stegvis.conduct.projection;

import org.jspecify.annotations.NullMarked;
