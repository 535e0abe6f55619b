/// Reminders of participants.
@NullMarked
package org.stegvis.server.reminder;

import org.jspecify.annotations.NullMarked;
