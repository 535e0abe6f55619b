/// What a report is made from.
@NullMarked
package org.stegvis.report.input;

import org.jspecify.annotations.NullMarked;
