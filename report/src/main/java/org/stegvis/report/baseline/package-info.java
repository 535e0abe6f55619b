/// Who took part, by first option.
@NullMarked
package org.stegvis.report.baseline;

import org.jspecify.annotations.NullMarked;
