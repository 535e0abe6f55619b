@NullMarked
package org.stegvis.server.worklist;

import org.jspecify.annotations.NullMarked;
