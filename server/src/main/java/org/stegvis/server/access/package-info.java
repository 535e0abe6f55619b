/// Who asks, and whether they may: the one question every use case puts first.
@NullMarked
package org.stegvis.server.access;

import org.jspecify.annotations.NullMarked;
