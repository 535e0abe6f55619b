@NullMarked
package org.stegvis.server.recruitment;

import org.jspecify.annotations.NullMarked;
