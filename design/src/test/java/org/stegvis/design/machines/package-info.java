@NullMarked
package org.stegvis.design.machines;

import org.jspecify.annotations.NullMarked;
