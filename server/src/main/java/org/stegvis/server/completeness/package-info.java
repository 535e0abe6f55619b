/// Pages about the data: completeness by participant and visit, edit checks, queries, marks of verification, freeze and
/// lock.
@NullMarked
package org.stegvis.server.completeness;

import org.jspecify.annotations.NullMarked;
