/// Values of the embedded regimes over time.
@NullMarked
package org.stegvis.estimation.longitudinal;

import org.jspecify.annotations.NullMarked;
