/// Reads texts for people out of the files of every module.
@NullMarked
package org.stegvis.protocol.text;

import org.jspecify.annotations.NullMarked;
