/// Made-up participants, led by a scenario through the same engine as real ones, and what is true of them.
@NullMarked
package org.stegvis.design.simulation;

import org.jspecify.annotations.NullMarked;
