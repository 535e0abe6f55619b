/// Comparison of the options of one decision by analysis of covariance.
@NullMarked
package org.stegvis.estimation.comparison;

import org.jspecify.annotations.NullMarked;
