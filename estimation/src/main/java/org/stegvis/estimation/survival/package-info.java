/// Times to an event under regimes: weighted curves, restricted means and the weighted log-rank test.
@NullMarked
package org.stegvis.estimation.survival;

import org.jspecify.annotations.NullMarked;
