/// Linear mixed models for repeated measures: restricted maximum likelihood, with small-sample inference.
@NullMarked
package org.stegvis.estimation.mixed;

import org.jspecify.annotations.NullMarked;
