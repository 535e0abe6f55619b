@NullMarked
package org.stegvis.protocol.check;

import org.jspecify.annotations.NullMarked;
