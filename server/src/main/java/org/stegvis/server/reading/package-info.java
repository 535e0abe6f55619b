/// What participants answered and nobody has looked at yet, and who looked when.
@NullMarked
package org.stegvis.server.reading;

import org.jspecify.annotations.NullMarked;
