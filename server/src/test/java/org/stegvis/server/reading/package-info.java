@NullMarked
package org.stegvis.server.reading;

import org.jspecify.annotations.NullMarked;
