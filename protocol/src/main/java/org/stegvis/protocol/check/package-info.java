/// What a careful reviewer would ask about a protocol that is well formed.
@NullMarked
package org.stegvis.protocol.check;

import org.jspecify.annotations.NullMarked;
