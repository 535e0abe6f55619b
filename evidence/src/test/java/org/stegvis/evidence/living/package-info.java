@NullMarked
package org.stegvis.evidence.living;

import org.jspecify.annotations.NullMarked;
