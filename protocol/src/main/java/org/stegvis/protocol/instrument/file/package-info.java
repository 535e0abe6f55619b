/// Instrument files in: YAML with positions to an Instrument, or all findings at once; and the library of built-in
/// ones.
@NullMarked
package org.stegvis.protocol.instrument.file;

import org.jspecify.annotations.NullMarked;
