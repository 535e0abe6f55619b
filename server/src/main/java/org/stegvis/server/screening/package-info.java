/// Who comes to the door: their characteristics, and which criterion they did not meet.
@NullMarked
package org.stegvis.server.screening;

import org.jspecify.annotations.NullMarked;
