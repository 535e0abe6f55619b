/// Results: values, contrasts, the forest plot, and what they say in plain words.
@NullMarked
package org.stegvis.report.effect;

import org.jspecify.annotations.NullMarked;
