/// The report as a whole.
@NullMarked
package org.stegvis.report;

import org.jspecify.annotations.NullMarked;
