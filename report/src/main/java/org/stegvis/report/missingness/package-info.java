/// What is not in the data: outcomes by visit, and decisions that were not taken.
@NullMarked
package org.stegvis.report.missingness;

import org.jspecify.annotations.NullMarked;
