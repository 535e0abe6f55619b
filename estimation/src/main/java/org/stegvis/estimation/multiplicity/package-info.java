/// Conclusions about several comparisons at once: adjusted p-values, simultaneous intervals, the set of the
/// best.
@NullMarked
package org.stegvis.estimation.multiplicity;

import org.jspecify.annotations.NullMarked;
