/// How names, numbers and counts are said in the language of the report.
@NullMarked
package org.stegvis.report.words;

import org.jspecify.annotations.NullMarked;
