/// What an analysis found, with the names that a reader knows.
@NullMarked
package org.stegvis.report.finding;

import org.jspecify.annotations.NullMarked;
