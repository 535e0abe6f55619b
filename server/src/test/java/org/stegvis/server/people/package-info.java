@NullMarked
package org.stegvis.server.people;

import org.jspecify.annotations.NullMarked;
