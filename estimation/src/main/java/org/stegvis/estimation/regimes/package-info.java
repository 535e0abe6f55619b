/// Values of the embedded regimes of a trial.
@NullMarked
package org.stegvis.estimation.regimes;

import org.jspecify.annotations.NullMarked;
