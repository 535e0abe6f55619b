@NullMarked
package org.stegvis.server.setup;

import org.jspecify.annotations.NullMarked;
