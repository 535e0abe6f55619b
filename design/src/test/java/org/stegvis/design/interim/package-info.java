@NullMarked
package org.stegvis.design.interim;

import org.jspecify.annotations.NullMarked;
