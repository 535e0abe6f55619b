@NullMarked
package org.stegvis.cli;

import org.jspecify.annotations.NullMarked;
