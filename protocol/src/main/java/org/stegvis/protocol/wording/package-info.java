/// Expressions in words for people, in each language of a trial.
@NullMarked
package org.stegvis.protocol.wording;

import org.jspecify.annotations.NullMarked;
