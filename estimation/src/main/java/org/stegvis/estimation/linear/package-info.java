/// Linear and generalised linear models by orthogonal reduction, with scores clustered by participant.
@NullMarked
package org.stegvis.estimation.linear;

import org.jspecify.annotations.NullMarked;
