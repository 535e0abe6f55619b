/// Rules that were learned from data, and how they are said.
@NullMarked
package org.stegvis.protocol.learned;

import org.jspecify.annotations.NullMarked;
