/// The protocol of a trial as people see it: a picture, its regimes, its visits and its versions.
@NullMarked
package org.stegvis.server.plan;

import org.jspecify.annotations.NullMarked;
