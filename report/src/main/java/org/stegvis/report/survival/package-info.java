/// Curves of the time without an event.
@NullMarked
package org.stegvis.report.survival;

import org.jspecify.annotations.NullMarked;
