@NullMarked
package org.stegvis.server.eventlog;

import org.jspecify.annotations.NullMarked;
