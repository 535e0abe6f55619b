/// The files that verbs are given, read with findings shown as they are met.
@NullMarked
package org.stegvis.cli.input;

import org.jspecify.annotations.NullMarked;
