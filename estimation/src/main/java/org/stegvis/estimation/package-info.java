@NullMarked
package org.stegvis.estimation;

import org.jspecify.annotations.NullMarked;
