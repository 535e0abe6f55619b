@NullMarked
package org.stegvis.server.guideline;

import org.jspecify.annotations.NullMarked;
