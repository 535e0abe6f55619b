/// Who withdraws, from what.
@NullMarked
package org.stegvis.server.withdrawal;

import org.jspecify.annotations.NullMarked;
