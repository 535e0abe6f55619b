@NullMarked
package org.stegvis.server.signature;

import org.jspecify.annotations.NullMarked;
