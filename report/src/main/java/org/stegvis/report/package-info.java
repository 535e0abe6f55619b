/// The report of a trial as one page of HTML and as PDF.
@NullMarked
package org.stegvis.report;

import org.jspecify.annotations.NullMarked;
