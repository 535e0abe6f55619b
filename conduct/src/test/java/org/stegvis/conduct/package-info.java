@NullMarked
package org.stegvis.conduct;

import org.jspecify.annotations.NullMarked;
