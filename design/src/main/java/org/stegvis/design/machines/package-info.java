/// Studies that are played on other machines: what is asked of them, without knowing how they are reached.
@NullMarked
package org.stegvis.design.machines;

import org.jspecify.annotations.NullMarked;
