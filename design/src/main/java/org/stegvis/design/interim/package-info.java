/// Interim looks: boundaries, conditional power, estimates after stopping, changes at a look that keep the
/// error.
@NullMarked
package org.stegvis.design.interim;

import org.jspecify.annotations.NullMarked;
