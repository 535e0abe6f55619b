@NullMarked
package org.stegvis.report.aid;

import org.jspecify.annotations.NullMarked;
