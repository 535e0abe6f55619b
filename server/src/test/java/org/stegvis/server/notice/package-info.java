/// Messages to the people of a trial.
@NullMarked
package org.stegvis.server.notice;

import org.jspecify.annotations.NullMarked;
