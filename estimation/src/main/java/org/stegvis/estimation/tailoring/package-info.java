/// Rules learned from data: at each decision a model of what the options do for whom, from the last decision to the
/// first, with inference that allows for the steps before.
@NullMarked
package org.stegvis.estimation.tailoring;

import org.jspecify.annotations.NullMarked;
