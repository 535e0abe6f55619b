@NullMarked
package org.stegvis.protocol.file;

import org.jspecify.annotations.NullMarked;
