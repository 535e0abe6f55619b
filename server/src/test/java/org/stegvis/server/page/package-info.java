@NullMarked
package org.stegvis.server.page;

import org.jspecify.annotations.NullMarked;
