/// Reminders of participants.
@org.jspecify.annotations.NullMarked
package org.stegvis.server.reminder;
