/// How many participants share what: counts that are kept with the log, so that pages about everybody read few rows.
@NullMarked
package org.stegvis.server.tally;

import org.jspecify.annotations.NullMarked;
