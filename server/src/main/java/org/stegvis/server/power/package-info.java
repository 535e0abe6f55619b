/// The power explorer: change response, effect, spread and size, and see power and intervals at once.
@NullMarked
package org.stegvis.server.power;

import org.jspecify.annotations.NullMarked;
