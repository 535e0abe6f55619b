@NullMarked
package org.stegvis.design.compiled;

import org.jspecify.annotations.NullMarked;
