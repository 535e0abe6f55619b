/// The treatments that participants had.
@NullMarked
package org.stegvis.server.therapy;

import org.jspecify.annotations.NullMarked;
