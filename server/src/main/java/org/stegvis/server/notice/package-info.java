/// Messages to people, without health data and without allocations.
@NullMarked
package org.stegvis.server.notice;

import org.jspecify.annotations.NullMarked;
