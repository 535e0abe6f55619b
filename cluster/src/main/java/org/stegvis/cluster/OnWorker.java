package org.stegvis.cluster;

import java.io.Serializable;

/// What one task does with what it is given; sent to the workers.
///
/// @param <A> given
/// @param <B> sent back
@FunctionalInterface
interface OnWorker<A extends Serializable, B extends Serializable> extends Serializable {
    /// Does the work; called again after a failure.
    ///
    /// @param attempt 0 the first time, more after a failure
    B run(A given, int attempt);
}
