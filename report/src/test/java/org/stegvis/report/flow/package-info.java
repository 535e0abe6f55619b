/// The flow of participants.
@NullMarked
package org.stegvis.report.flow;

import org.jspecify.annotations.NullMarked;
