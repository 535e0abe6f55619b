@NullMarked
package org.stegvis.cli.simulation;

import org.jspecify.annotations.NullMarked;
