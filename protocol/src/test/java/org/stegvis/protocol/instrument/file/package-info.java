@NullMarked
package org.stegvis.protocol.instrument.file;

import org.jspecify.annotations.NullMarked;
