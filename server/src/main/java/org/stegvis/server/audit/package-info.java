/// What an auditor asks of a log: is it whole, what does it hold, can every allocation be drawn again.
@NullMarked
package org.stegvis.server.audit;

import org.jspecify.annotations.NullMarked;
