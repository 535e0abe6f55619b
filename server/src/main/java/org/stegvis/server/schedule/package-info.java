/// Appointments for visits.
@NullMarked
package org.stegvis.server.schedule;

import org.jspecify.annotations.NullMarked;
