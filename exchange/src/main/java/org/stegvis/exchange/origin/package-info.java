/// Where a data file comes from: made up or not, from which scenario and seed, and what happened before enrolment.
@NullMarked
package org.stegvis.exchange.origin;

import org.jspecify.annotations.NullMarked;
