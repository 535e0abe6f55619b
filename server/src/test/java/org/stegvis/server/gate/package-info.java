@NullMarked
package org.stegvis.server.gate;

import org.jspecify.annotations.NullMarked;
