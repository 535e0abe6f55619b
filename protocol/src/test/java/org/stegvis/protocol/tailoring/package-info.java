@NullMarked
package org.stegvis.protocol.tailoring;

import org.jspecify.annotations.NullMarked;
