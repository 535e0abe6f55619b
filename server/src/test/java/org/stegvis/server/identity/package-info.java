@NullMarked
package org.stegvis.server.identity;

import org.jspecify.annotations.NullMarked;
