/// Places the results of a trial beside the studies of an evidence file. The only package here that knows the results
/// document.
@NullMarked
package org.stegvis.evidence.results;

import org.jspecify.annotations.NullMarked;
