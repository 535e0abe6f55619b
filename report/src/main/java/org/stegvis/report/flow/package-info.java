/// How participants went through the decisions: the CONSORT flow of a SMART.
@NullMarked
package org.stegvis.report.flow;

import org.jspecify.annotations.NullMarked;
