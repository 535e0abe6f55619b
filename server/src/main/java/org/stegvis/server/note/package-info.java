/// Notes about participants.
@NullMarked
package org.stegvis.server.note;

import org.jspecify.annotations.NullMarked;
