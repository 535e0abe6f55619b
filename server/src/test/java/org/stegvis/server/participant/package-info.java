@NullMarked
package org.stegvis.server.participant;

import org.jspecify.annotations.NullMarked;
