/// Figures.
@NullMarked
package org.stegvis.report.figure;

import org.jspecify.annotations.NullMarked;
