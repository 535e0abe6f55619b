@NullMarked
package org.stegvis.server.allocation;

import org.jspecify.annotations.NullMarked;
