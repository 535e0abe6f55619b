/// Secrets that the server keeps in the database, under keys that are not in it.
@NullMarked
package org.stegvis.server.vault;

import org.jspecify.annotations.NullMarked;
