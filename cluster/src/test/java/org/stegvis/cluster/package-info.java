@NullMarked
package org.stegvis.cluster;

import org.jspecify.annotations.NullMarked;
