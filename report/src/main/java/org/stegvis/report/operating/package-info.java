/// The page of a simulation study: power, coverage, the choice of the best regime, interim looks.
@NullMarked
package org.stegvis.report.operating;

import org.jspecify.annotations.NullMarked;
