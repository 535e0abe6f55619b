/// The verb `evidence` with its own verbs.
@NullMarked
package org.stegvis.cli.evidence;

import org.jspecify.annotations.NullMarked;
