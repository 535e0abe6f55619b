/// Integrals and roots of functions of one variable.
@NullMarked
package org.stegvis.estimation.calculus;

import org.jspecify.annotations.NullMarked;
