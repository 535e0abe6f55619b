@NullMarked
package org.stegvis.server.overview;

import org.jspecify.annotations.NullMarked;
