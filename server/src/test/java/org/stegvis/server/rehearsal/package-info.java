@NullMarked
package org.stegvis.server.rehearsal;

import org.jspecify.annotations.NullMarked;
