/// Tests of analyses of large files.
@NullMarked
package org.stegvis.exchange.streamed;

import org.jspecify.annotations.NullMarked;
