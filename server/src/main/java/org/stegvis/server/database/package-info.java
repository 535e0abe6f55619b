/// The PostgreSQL database: one that the server brings with it, or one that is configured; its roles and migrations.
@NullMarked
package org.stegvis.server.database;

import org.jspecify.annotations.NullMarked;
