/// The document as PDF, with fonts of its own.
@NullMarked
package org.stegvis.report.pdf;

import org.jspecify.annotations.NullMarked;
