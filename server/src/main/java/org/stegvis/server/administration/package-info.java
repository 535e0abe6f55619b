/// The pages on which administrators invite people and give roles.
@NullMarked
package org.stegvis.server.administration;

import org.jspecify.annotations.NullMarked;
