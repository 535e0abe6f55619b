/// How many randomisations a second, and how long they take, beside a bare database doing the same.
@NullMarked
package org.stegvis.server.load;

import org.jspecify.annotations.NullMarked;
