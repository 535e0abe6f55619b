@NullMarked
package org.stegvis.cli.terminal;

import org.jspecify.annotations.NullMarked;
