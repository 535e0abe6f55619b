@NullMarked
package org.stegvis.evidence.judgement;

import org.jspecify.annotations.NullMarked;
