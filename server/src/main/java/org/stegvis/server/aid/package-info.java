/// The decision aid at the end of a trial, for clinician and patient together.
@NullMarked
package org.stegvis.server.aid;

import org.jspecify.annotations.NullMarked;
