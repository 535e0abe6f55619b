@NullMarked
package org.stegvis.evidence.certainty;

import org.jspecify.annotations.NullMarked;
