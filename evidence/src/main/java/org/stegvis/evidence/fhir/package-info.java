/// Evidence as FHIR resources (R5, as the EBMonFHIR project uses them), out and in.
@NullMarked
package org.stegvis.evidence.fhir;

import org.jspecify.annotations.NullMarked;
