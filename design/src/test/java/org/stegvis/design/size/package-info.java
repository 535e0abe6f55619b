@NullMarked
package org.stegvis.design.size;

import org.jspecify.annotations.NullMarked;
