@NullMarked
package org.stegvis.exchange;

import org.jspecify.annotations.NullMarked;
