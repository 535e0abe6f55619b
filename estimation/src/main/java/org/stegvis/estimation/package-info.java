/// Trial data in, results out: the analyses that a protocol plans.
@NullMarked
package org.stegvis.estimation;

import org.jspecify.annotations.NullMarked;
