/// How a trial as written behaves under a scenario: power, bias, coverage, the best regime, allocation.
@NullMarked
package org.stegvis.design.operating;

import org.jspecify.annotations.NullMarked;
