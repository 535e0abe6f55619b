/// The document: its sections in order, and its looks.
@NullMarked
package org.stegvis.report.page;

import org.jspecify.annotations.NullMarked;
