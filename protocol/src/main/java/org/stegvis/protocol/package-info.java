@NullMarked
package org.stegvis.protocol;

import org.jspecify.annotations.NullMarked;
