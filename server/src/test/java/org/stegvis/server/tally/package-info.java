@NullMarked
package org.stegvis.server.tally;

import org.jspecify.annotations.NullMarked;
