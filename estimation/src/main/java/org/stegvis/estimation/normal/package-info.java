/// Probabilities of the multivariate normal distribution, by integrals whose error is known.
@NullMarked
package org.stegvis.estimation.normal;

import org.jspecify.annotations.NullMarked;
