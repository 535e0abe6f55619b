@NullMarked
package org.stegvis.server.committee;

import org.jspecify.annotations.NullMarked;
