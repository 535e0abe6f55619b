@NullMarked
package org.stegvis.server.provider;

import org.jspecify.annotations.NullMarked;
