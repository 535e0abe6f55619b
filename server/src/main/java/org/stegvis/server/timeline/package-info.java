/// One participant: where they stand in the trial, what comes next and why, and everything that has happened.
@NullMarked
package org.stegvis.server.timeline;

import org.jspecify.annotations.NullMarked;
