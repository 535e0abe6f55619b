/// The trial server.
@NullMarked
package org.stegvis.server;

import org.jspecify.annotations.NullMarked;
