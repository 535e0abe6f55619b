/// Where people reach the server.
@NullMarked
package org.stegvis.server.address;

import org.jspecify.annotations.NullMarked;
