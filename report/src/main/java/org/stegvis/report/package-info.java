@NullMarked
package org.stegvis.report;

import org.jspecify.annotations.NullMarked;
