/// The picture of a trial: its decisions, routes and options, drawn from the protocol.
@NullMarked
package org.stegvis.report.picture;

import org.jspecify.annotations.NullMarked;
