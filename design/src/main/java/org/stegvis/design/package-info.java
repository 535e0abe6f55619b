@NullMarked
package org.stegvis.design;

import org.jspecify.annotations.NullMarked;
