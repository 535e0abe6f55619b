@NullMarked
package org.stegvis.conduct.projection;

import org.jspecify.annotations.NullMarked;
