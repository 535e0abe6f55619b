/// Drawing: shapes, text that is measured before it is placed, axes.
@NullMarked
package org.stegvis.report.figure;

import org.jspecify.annotations.NullMarked;
