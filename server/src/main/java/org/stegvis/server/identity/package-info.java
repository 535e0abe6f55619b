/// Who participants are: kept apart from all research data, encrypted, and read by few.
@NullMarked
package org.stegvis.server.identity;

import org.jspecify.annotations.NullMarked;
