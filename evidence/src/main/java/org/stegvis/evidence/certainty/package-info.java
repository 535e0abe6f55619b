/// Certainty of the evidence by domain: what can be computed is proposed, what needs judgement is asked for, and what
/// people have judged counts.
@NullMarked
package org.stegvis.evidence.certainty;

import org.jspecify.annotations.NullMarked;
