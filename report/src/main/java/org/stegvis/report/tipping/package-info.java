/// How far imputed outcomes may be off before a conclusion tips: figure, table and words.
@NullMarked
package org.stegvis.report.tipping;

import org.jspecify.annotations.NullMarked;
