/// Looking after the data: queries, marks of source data verification, freeze and lock.
@NullMarked
package org.stegvis.server.monitoring;

import org.jspecify.annotations.NullMarked;
