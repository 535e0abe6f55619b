@NullMarked
package org.stegvis.report.guideline;

import org.jspecify.annotations.NullMarked;
