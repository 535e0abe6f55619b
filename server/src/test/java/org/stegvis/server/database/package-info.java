@NullMarked
package org.stegvis.server.database;

import org.jspecify.annotations.NullMarked;
