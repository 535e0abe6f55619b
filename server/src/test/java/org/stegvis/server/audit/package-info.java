@NullMarked
package org.stegvis.server.audit;

import org.jspecify.annotations.NullMarked;
