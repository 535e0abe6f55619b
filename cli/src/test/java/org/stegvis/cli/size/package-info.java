@NullMarked
package org.stegvis.cli.size;

import org.jspecify.annotations.NullMarked;
