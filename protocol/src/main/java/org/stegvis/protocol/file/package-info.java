/// Protocol files in: YAML with positions to a Protocol, or all findings at once.
@NullMarked
package org.stegvis.protocol.file;

import org.jspecify.annotations.NullMarked;
