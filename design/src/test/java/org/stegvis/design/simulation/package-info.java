@NullMarked
package org.stegvis.design.simulation;

import org.jspecify.annotations.NullMarked;
