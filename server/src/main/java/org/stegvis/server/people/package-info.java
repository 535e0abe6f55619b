/// Who works in the trials: accounts, the roles that they hold by trial and site, and the matrix of what a role may do.
@NullMarked
package org.stegvis.server.people;

import org.jspecify.annotations.NullMarked;
