/// Estimates with intervals and tests, contrasts of them, and functions of them.
@NullMarked
package org.stegvis.estimation.inference;

import org.jspecify.annotations.NullMarked;
