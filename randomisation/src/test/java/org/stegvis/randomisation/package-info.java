@NullMarked
package org.stegvis.randomisation;

import org.jspecify.annotations.NullMarked;
