/// Sample sizes and power by formula.
@NullMarked
package org.stegvis.design.size;

import org.jspecify.annotations.NullMarked;
