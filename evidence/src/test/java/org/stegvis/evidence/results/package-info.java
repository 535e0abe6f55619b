@NullMarked
package org.stegvis.evidence.results;

import org.jspecify.annotations.NullMarked;
