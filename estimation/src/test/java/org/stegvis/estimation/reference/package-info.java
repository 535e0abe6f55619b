/// Reference numbers for tests, and the data they were made from.
@NullMarked
package org.stegvis.estimation.reference;

import org.jspecify.annotations.NullMarked;
