/// The course of each measure under each embedded regime.
@NullMarked
package org.stegvis.report.trajectory;

import org.jspecify.annotations.NullMarked;
