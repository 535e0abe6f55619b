/// The verb `boundaries`: interim looks.
@NullMarked
package org.stegvis.cli.boundaries;

import org.jspecify.annotations.NullMarked;
