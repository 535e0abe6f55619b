@NullMarked
package org.stegvis.evidence.file;

import org.jspecify.annotations.NullMarked;
