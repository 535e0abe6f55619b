@NullMarked
package org.stegvis.evidence.meta;

import org.jspecify.annotations.NullMarked;
