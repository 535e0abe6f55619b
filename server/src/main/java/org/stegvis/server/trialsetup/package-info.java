/// What a trial is and what state it is in: protocol versions, open, paused, closed, caps. All of it
/// follows from its log.
@NullMarked
package org.stegvis.server.trialsetup;

import org.jspecify.annotations.NullMarked;
