/// Meta-analysis: effects of several studies with their covariance in, a pooled effect, its heterogeneity and what it
/// depends on out. Knows no file and no guideline.
@NullMarked
package org.stegvis.evidence.meta;

import org.jspecify.annotations.NullMarked;
