@NullMarked
package org.stegvis.evidence.fhir;

import org.jspecify.annotations.NullMarked;
