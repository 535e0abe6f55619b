/// The estimators that an analysis can name, each with its own options.
@NullMarked
package org.stegvis.protocol.estimator;

import org.jspecify.annotations.NullMarked;
