/// How pages become PDF.
@NullMarked
package org.stegvis.report.pdf;

import org.jspecify.annotations.NullMarked;
