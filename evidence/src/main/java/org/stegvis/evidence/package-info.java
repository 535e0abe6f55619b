/// What is known about the questions of guidelines, and what recommendations rest on: questions, studies with their
/// results, recommendations, judgements. Data only; other packages read them, pool them and watch them.
@NullMarked
package org.stegvis.evidence;

import org.jspecify.annotations.NullMarked;
