/// Contrasts taken as one family: adjusted p-values, simultaneous intervals, which may be the best.
@NullMarked
package org.stegvis.report.choosing;

import org.jspecify.annotations.NullMarked;
