/// Living evidence: the running meta-analysis of a question, signals that a recommendation rests on evidence that is
/// out of date, and how much information there is. Knows no clock: the day is an argument.
@NullMarked
package org.stegvis.evidence.living;

import org.jspecify.annotations.NullMarked;
