/// Inverse probability weights, known or estimated, and the scores of the models that estimated them.
@NullMarked
package org.stegvis.estimation.weights;

import org.jspecify.annotations.NullMarked;
