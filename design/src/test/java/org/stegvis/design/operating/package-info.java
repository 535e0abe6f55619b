@NullMarked
package org.stegvis.design.operating;

import org.jspecify.annotations.NullMarked;
