@NullMarked
package org.stegvis.protocol.yaml;

import org.jspecify.annotations.NullMarked;
