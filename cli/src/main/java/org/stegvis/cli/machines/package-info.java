/// Work that a verb does on other machines.
@NullMarked
package org.stegvis.cli.machines;

import org.jspecify.annotations.NullMarked;
