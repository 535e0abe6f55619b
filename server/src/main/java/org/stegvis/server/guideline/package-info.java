/// Guidelines: what their recommendations rest on, whether each still stands, what people judged, and when all of that
/// changed. It knows no participant; results of a trial come in only after they were released.
@NullMarked
package org.stegvis.server.guideline;

import org.jspecify.annotations.NullMarked;
