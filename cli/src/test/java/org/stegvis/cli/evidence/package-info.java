@NullMarked
package org.stegvis.cli.evidence;

import org.jspecify.annotations.NullMarked;
