/// What a guideline group reads: the check of its recommendations in words, the summary of findings, forest plots,
/// certainty, and the frame from evidence to decision.
@NullMarked
package org.stegvis.report.guideline;

import org.jspecify.annotations.NullMarked;
