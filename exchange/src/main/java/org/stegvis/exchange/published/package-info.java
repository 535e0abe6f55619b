/// Results as they were published, to stand beside the estimates.
@NullMarked
package org.stegvis.exchange.published;

import org.jspecify.annotations.NullMarked;
