@NullMarked
package org.stegvis.evidence;

import org.jspecify.annotations.NullMarked;
