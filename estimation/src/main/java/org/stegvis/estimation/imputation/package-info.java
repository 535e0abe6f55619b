/// Multiple imputation by chained equations along the structure of a trial, and the pooling of its results.
@NullMarked
package org.stegvis.estimation.imputation;

import org.jspecify.annotations.NullMarked;
